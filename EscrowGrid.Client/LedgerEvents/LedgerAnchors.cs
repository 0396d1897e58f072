namespace EscrowGrid.Client.LedgerEvents;

/// <summary>How the ledger compares with the checkpoints that are anchored on the chain.</summary>
/// <param name="Compared">Anchored checkpoints that were compared.</param>
/// <param name="Wrong">
/// Those that the ledger does not have, or has with another hash; each is among the findings.
/// </param>
/// <param name="Away">Why the chain did not tell, so that nothing was compared; null when it did.</param>
public sealed record LedgerAnchors(long Compared, long Wrong, string? Away = null);
