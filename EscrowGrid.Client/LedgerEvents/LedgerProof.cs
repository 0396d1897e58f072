namespace EscrowGrid.Client.LedgerEvents;

/// <summary>What proves a ledger event; how to check it is told in the documentation of the ledger.</summary>
/// <param name="Event">The event.</param>
/// <param name="Head">The last event of its position.</param>
/// <param name="Following">The next events of the position, at most 100.</param>
/// <param name="Sealed">True once a checkpoint holds the event; until then the rest is null.</param>
public sealed record LedgerProof(
    LedgerEvent Event, LedgerHead Head, IReadOnlyList<LedgerEvent> Following, bool Sealed)
{
    /// <summary>The event in the tree: 64 hex digits.</summary>
    public string? LeafHash { get; init; }

    /// <summary>Its place in the tree, from 0.</summary>
    public int? LeafIndex { get; init; }

    /// <summary>From the leaf up to <see cref="LedgerCheckpoint.Root"/>.</summary>
    public IReadOnlyList<MerkleStep>? Path { get; init; }

    public LedgerCheckpoint? Checkpoint { get; init; }
}
