using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Users;

public interface IUserStore
{
    /// <returns>False when the institution has a user with that e-mail; then nothing is stored.</returns>
    Task<bool> AddAsync(UserAddition addition, Trail trail, CancellationToken cancellationToken);

    Task<StoredUser?> FindAsync(UserId id, CancellationToken cancellationToken);

    Task<StoredUser?> FindByEmailAsync(
        InstitutionId institution, EmailAddress email, CancellationToken cancellationToken);

    /// <summary>The user whose invitation it is and has not ended at that time.</summary>
    Task<StoredUser?> FindByInvitationAsync(
        byte[] tokenHash, DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>By creation.</summary>
    Task<Listing<User>> ListAsync(UserFilter filter, Page page, CancellationToken cancellationToken);

    /// <returns>False when the user was changed meanwhile; then nothing is stored.</returns>
    Task<bool> ChangeAsync(UserChange change, Trail trail, CancellationToken cancellationToken);
}
