using EscrowGrid.Core.Access;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Users;

/// <summary>The users of an institution, or for root of all.</summary>
public sealed class ListUsers(IUserStore users)
{
    /// <param name="filter">What is asked for.</param>
    /// <param name="page">Which part of it.</param>
    /// <param name="caller">
    /// A key or one of the staff, who see those of their own institution whatever they ask for.
    /// </param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<Listing<User>> HandleAsync(
        UserFilter filter, Page page, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(caller);
        var reached = filter with { Institution = caller.Institution ?? filter.Institution };
        return users.ListAsync(reached, page, cancellationToken);
    }
}
