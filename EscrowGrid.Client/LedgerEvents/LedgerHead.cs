namespace EscrowGrid.Client.LedgerEvents;

/// <summary>The end of a position's ledger.</summary>
/// <param name="Sequence">The number of its last event.</param>
/// <param name="Hash">The hash of its last event: 64 hex digits.</param>
public sealed record LedgerHead(long Sequence, string Hash);
