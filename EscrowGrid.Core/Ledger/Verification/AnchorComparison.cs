namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>What a verification has found by what is anchored on the chain.</summary>
/// <param name="Compared">Anchored checkpoints that were compared.</param>
/// <param name="Wrong">Those that the ledger does not have, or has with another hash: each is a finding too.</param>
/// <param name="Away">Why the chain did not tell, so that nothing was compared; null when it did.</param>
public sealed record AnchorComparison(long Compared, long Wrong, string? Away);
