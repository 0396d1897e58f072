using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Core.Ledger;

/// <summary>
/// One line of the ledger of a position, append-only, stored in the transaction of what it records (wire contract,
/// section 5). The lines of a position are a chain: each holds the hash of the one before it (ADR 6).
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it records.</param>
/// <param name="Position">Of which position.</param>
/// <param name="Sequence">The position's version after it; the order within a position.</param>
/// <param name="At">When, in UTC, whole milliseconds; the same as the lifecycle event's.</param>
/// <param name="PreviousState">Null for a creation.</param>
/// <param name="NewState">The state after.</param>
/// <param name="Payload">The facts.</param>
/// <param name="PreviousHash">The hash of the line before; 32 zero bytes for a creation.</param>
public sealed record LedgerEvent(
    LedgerEventId Id,
    LedgerEventKind Kind,
    PositionId Position,
    long Sequence,
    DateTimeOffset At,
    PositionState? PreviousState,
    PositionState NewState,
    JsonText Payload,
    Sha256Digest PreviousHash)
{
    /// <summary>As stored; equal to <see cref="ComputeHash"/> unless somebody has changed the row.</summary>
    public Sha256Digest Hash { get; init; }

    /// <summary>Where its record on a chain is; null when there is none, and where nobody has looked.</summary>
    public LedgerMirror? Mirror { get; init; }

    public static LedgerEvent OfCreation(LedgerEventId id, Position position, string requestId)
    {
        ArgumentNullException.ThrowIfNull(position);
        var payload = JsonText.Write((position, requestId), static (json, it) =>
        {
            json.WriteString("institutionId", it.position.Institution.ToString());
            json.WriteString("assetId", it.position.Asset.ToString());
            json.WriteString("holderReference", it.position.HolderReference);
            json.WriteString("currency", it.position.Money.Currency.Code);
            json.WriteNumber("amount", it.position.Money.Amount.Value);
            if (it.position.ExternalReference is { } reference)
                json.WriteString("externalReference", reference);
            if (it.position.ExpiresAt is { } expiry)
                json.WriteString("expiresAt", expiry.ToWireText());
            json.WriteString("requestId", it.requestId);
        });
        return new LedgerEvent(
            id,
            LedgerEventKind.PositionCreated,
            position.Id,
            position.Version,
            position.CreatedAt,
            PreviousState: null,
            position.State,
            payload,
            Sha256Digest.Zero).Hashed();
    }

    /// <param name="id">The id of the new ledger event.</param>
    /// <param name="moved">
    /// The position after the transition, still with the head of the ledger before it; its last event is what is
    /// recorded.
    /// </param>
    public static LedgerEvent OfTransition(LedgerEventId id, Position moved)
    {
        ArgumentNullException.ThrowIfNull(moved);
        var step = moved.Events[^1];
        var payload = JsonText.Write(step, static (json, it) =>
        {
            if (it.Amount is { } amount)
                json.WriteNumber("amount", amount.Value);
            if (it.Reason is not null)
                json.WriteString("reason", it.Reason);
            if (it.Metadata is { } metadata)
            {
                json.WritePropertyName("metadata");
                json.WriteRawValue(metadata.Text, skipInputValidation: true);
            }
        });
        return new LedgerEvent(
            id,
            LedgerEventKind.PositionStateChanged,
            moved.Id,
            step.Sequence,
            step.At,
            step.FromState,
            step.ToState,
            payload,
            moved.LedgerHead).Hashed();
    }

    public Sha256Digest ComputeHash() => ToRow().ComputeHash();

    public LedgerRow ToRow() => new(
        Id.ToString(),
        WireName<LedgerEventKind>.Of(Kind),
        Position.ToString(),
        Sequence,
        At,
        PreviousState is { } previous ? WireName<PositionState>.Of(previous) : null,
        WireName<PositionState>.Of(NewState),
        Payload,
        PreviousHash.ToString(),
        Hash.ToString());

    /// <summary>This line as the next of a chain.</summary>
    /// <param name="previous">The line before it in its position's order; one of another position is none.</param>
    public LedgerEvent After(LedgerEvent? previous)
    {
        var link = previous?.Position == Position ? previous.Hash : Sha256Digest.Zero;
        return (this with { PreviousHash = link }).Hashed();
    }

    private LedgerEvent Hashed() => this with { Hash = ComputeHash() };
}
