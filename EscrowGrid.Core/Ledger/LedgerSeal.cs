using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Ledger;

/// <summary>The way from an event to the checkpoint that seals it.</summary>
public sealed record LedgerSeal(
    LedgerCheckpoint Checkpoint, int LeafIndex, Sha256Digest LeafHash, IReadOnlyList<MerkleStep> Path);
