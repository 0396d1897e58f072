namespace EscrowGrid.Core.ApiKeys;

/// <summary>A key and the one that takes its place.</summary>
/// <param name="Old">With its end: revoked now, or expiring when the grace is over.</param>
/// <param name="New">Of the same label, role, scopes and expiry.</param>
public sealed record ApiKeyRotation(ApiKey Old, ApiKey New);
