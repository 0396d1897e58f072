namespace EscrowGrid.Client.Users;

/// <summary>That all sessions of a user have ended.</summary>
public sealed record SessionsEnded(string UserId, DateTimeOffset EndedAt);
