namespace EscrowGrid.Core.Users;

/// <summary>A session that is about to be stored.</summary>
/// <param name="Session">The session.</param>
/// <param name="TokenHash">The SHA-256 of its first refresh token.</param>
public sealed record NewSession(Session Session, byte[] TokenHash);
