using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Users;

/// <summary>One user: the own account, or for those who may see others.</summary>
public sealed class GetUser(UserActs acts)
{
    public Task<Result<User>> HandleAsync(UserId id, Caller caller, CancellationToken cancellationToken) =>
        acts.FindAsync(id, UserRight.See, caller, cancellationToken);
}
