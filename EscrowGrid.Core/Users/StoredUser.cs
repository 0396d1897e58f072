namespace EscrowGrid.Core.Users;

/// <summary>A user with what it signs in with. A class, so that no generated text form shows the hash.</summary>
/// <param name="user">The user.</param>
/// <param name="passwordHash">As <see cref="PasswordHash"/> writes it; null until a password was chosen.</param>
public sealed class StoredUser(User user, string? passwordHash)
{
    public User User { get; } = user;

    public string? PasswordHash { get; } = passwordHash;
}
