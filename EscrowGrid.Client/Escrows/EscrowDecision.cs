namespace EscrowGrid.Client.Escrows;

/// <summary>What is to become of the held money.</summary>
/// <param name="Version">The version of the escrow that it made; its settlements name it.</param>
/// <param name="Target">The status when all of them are confirmed.</param>
/// <param name="DecidedBy">BUYER, SELLER, STAFF or SYSTEM.</param>
/// <param name="UserId">Who; null for a key and for a deadline.</param>
public sealed record EscrowDecision(long Version, EscrowStatus Target, string DecidedBy, string? UserId = null);
