namespace EscrowGrid.Api.Ledger;

/// <summary>The end of a position's ledger, as the position keeps it.</summary>
internal sealed record LedgerHeadResponse(long Sequence, string Hash);
