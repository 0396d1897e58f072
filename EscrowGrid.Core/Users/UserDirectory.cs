using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Users;

/// <summary>What other features may know of users: the door to this one.</summary>
public sealed class UserDirectory(IUserStore users)
{
    /// <returns>Null for nobody, and for a user of another institution.</returns>
    public async Task<User?> FindAsync(
        InstitutionId institution, UserId id, CancellationToken cancellationToken) =>
        await users.FindAsync(id, cancellationToken) is { User: var user } && user.Institution == institution
            ? user
            : null;
}
