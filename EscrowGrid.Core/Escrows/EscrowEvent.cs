using System.Globalization;
using System.Text;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

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
    public Sha256Digest ComputeHash()
    {
        var text = new StringBuilder(512)
            .Append("{\"at\":").AppendCanonical(At.ToWireText())
            .Append(",\"escrowId\":").AppendCanonical(Escrow.ToString())
            .Append(",\"id\":").AppendCanonical(Id.ToString())
            .Append(",\"kind\":").AppendCanonical(WireName<EscrowEventKind>.Of(Kind))
            .Append(",\"newState\":").AppendCanonical(WireName<EscrowState>.Of(NewState))
            .Append(",\"payload\":").AppendCanonical(Payload)
            .Append(",\"previousHash\":").AppendCanonical(PreviousHash.ToString());
        if (PreviousState is { } previous)
            text.Append(",\"previousState\":").AppendCanonical(WireName<EscrowState>.Of(previous));
        text.Append(",\"sequence\":").Append(CultureInfo.InvariantCulture, $"{Sequence}").Append('}');
        return Sha256Digest.Of(text.ToString());
    }
}
