using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Users;

/// <summary>That a user has ended all of its sessions.</summary>
public sealed record SessionsEnded(UserId User, DateTimeOffset EndedAt);
