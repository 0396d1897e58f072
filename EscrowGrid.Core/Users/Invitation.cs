namespace EscrowGrid.Core.Users;

/// <summary>What lets a user choose a password. A user has one at most; a new one takes the place of the old.</summary>
/// <param name="TokenHash">The SHA-256 of its token.</param>
/// <param name="EndsAt">From when on it is refused, in UTC.</param>
public sealed record Invitation(byte[] TokenHash, DateTimeOffset EndsAt);
