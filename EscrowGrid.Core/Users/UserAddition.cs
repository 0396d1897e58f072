namespace EscrowGrid.Core.Users;

/// <summary>A new user and what comes with it, stored together or not at all.</summary>
/// <param name="user">The user.</param>
public sealed class UserAddition(User user)
{
    public User User { get; } = user;

    /// <summary>Of a user who signs up; then there is a session too.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Of a user who is invited.</summary>
    public Invitation? Invitation { get; init; }

    public Consent? Consent { get; init; }

    public NewSession? Session { get; init; }
}
