namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>A ledger row and its place in the log.</summary>
public sealed record LoggedRow(LedgerRow Row, long LogTransaction, long LogSequence);
