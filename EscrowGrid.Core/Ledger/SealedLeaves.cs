namespace EscrowGrid.Core.Ledger;

/// <summary>A checkpoint and what it seals, in the order of its tree.</summary>
public sealed record SealedLeaves(LedgerCheckpoint Checkpoint, IReadOnlyList<LedgerLeaf> Leaves);
