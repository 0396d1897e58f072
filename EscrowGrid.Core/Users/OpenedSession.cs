namespace EscrowGrid.Core.Users;

/// <summary>
/// A session that was opened or continued, and the token that continues it next, which is shown this once. A class, so
/// that no generated text form shows the token.
/// </summary>
public sealed class OpenedSession(User user, Session session, string refreshToken)
{
    public User User { get; } = user;

    public Session Session { get; } = session;

    public string RefreshToken { get; } = refreshToken;
}
