using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// One line of the ledger of an escrow, append-only, stored in the transaction of what it records. As the lines of a
/// position they are a chain: each holds the hash of the one before it (ADR 6).
/// </summary>
/// <param name="Id">Its id; movements of money name it.</param>
/// <param name="Escrow">Of which escrow.</param>
/// <param name="Sequence">The escrow's version after it.</param>
/// <param name="Kind">What it records.</param>
/// <param name="At">When, in UTC, whole milliseconds.</param>
/// <param name="PreviousState">Null for a creation.</param>
/// <param name="NewState">The state after; the same one where only money moved.</param>
/// <param name="Payload">The facts, and among them every movement of money.</param>
/// <param name="PreviousHash">The hash of the line before; 32 zero bytes for a creation.</param>
public sealed record EscrowEvent(
    LedgerEventId Id,
    EscrowId Escrow,
    long Sequence,
    EscrowEventKind Kind,
    DateTimeOffset At,
    EscrowState? PreviousState,
    EscrowState NewState,
    JsonText Payload,
    Sha256Digest PreviousHash)
{
    /// <summary>As stored; equal to <see cref="ComputeHash"/> unless somebody has changed the row.</summary>
    public Sha256Digest Hash { get; init; }

    public EscrowEvent Hashed() => this with { Hash = ComputeHash() };

    /// <summary>SHA-256 of its canonical JSON without its own hash, as for a position's.</summary>
    public Sha256Digest ComputeHash() => ToRow().ComputeHash();

    public LedgerRow ToRow() => new(
        Id.ToString(),
        WireName<EscrowEventKind>.Of(Kind),
        Escrow.ToString(),
        Sequence,
        At,
        PreviousState is { } previous ? WireName<EscrowState>.Of(previous) : null,
        WireName<EscrowState>.Of(NewState),
        Payload,
        PreviousHash.ToString(),
        Hash.ToString());
}
