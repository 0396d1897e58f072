namespace EscrowGrid.Core.Users;

/// <summary>
/// A user and the token of its invitation, which is shown this once. A class, so that no generated text form shows it.
/// </summary>
public sealed class InvitedUser(User user, string token, DateTimeOffset endsAt)
{
    public User User { get; } = user;

    public string Token { get; } = token;

    /// <summary>From when on the token is refused, in UTC.</summary>
    public DateTimeOffset EndsAt { get; } = endsAt;
}
