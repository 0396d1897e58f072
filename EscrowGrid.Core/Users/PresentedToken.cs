namespace EscrowGrid.Core.Users;

/// <summary>What is known of a refresh token that was presented.</summary>
/// <param name="User">Whose, as it is now.</param>
/// <param name="Session">The session that it continues, as it is now.</param>
/// <param name="IsUsed">Whether it was used before.</param>
public sealed record PresentedToken(User User, Session Session, bool IsUsed);
