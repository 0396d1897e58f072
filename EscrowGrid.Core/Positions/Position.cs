using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Positions;

/// <summary>
/// An amount held for somebody in an asset. Only its state and what remains of it ever change (wire contract,
/// sections 5 and 6).
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Institution">The tenant; the asset is one of its own.</param>
/// <param name="Asset">What it is held in.</param>
/// <param name="HolderReference">Whom it is held for, in the tenant's words.</param>
/// <param name="Money">What it was opened with.</param>
/// <param name="Remaining">
/// The part of <paramref name="Money"/> that has not left the position, in its currency: all of it until the first
/// release, nothing once the position is final. Never below zero.
/// </param>
/// <param name="State">Where it stands.</param>
/// <param name="ExternalReference">The tenant's own reference; may be empty, may repeat.</param>
/// <param name="IsReferenceUnique">Whether no other position of the institution may carry that reference.</param>
/// <param name="Metadata">As given, or null.</param>
/// <param name="Version">1 at creation, one more for every event. What concurrent writers are compared by.</param>
/// <param name="CreatedAt">UTC, whole milliseconds.</param>
/// <param name="UpdatedAt">The time of the last event, or of the creation.</param>
/// <param name="Events">Oldest first.</param>
public sealed record Position(
    PositionId Id,
    InstitutionId Institution,
    AssetId Asset,
    string HolderReference,
    Money Money,
    Balance Remaining,
    PositionState State,
    string? ExternalReference,
    bool IsReferenceUnique,
    JsonText? Metadata,
    long Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<PositionEvent> Events) : IListed
{
    public const long FirstVersion = 1;

    /// <summary>
    /// From when on it can only expire, in UTC, whole milliseconds; null when it does not end by itself. Never changes.
    /// </summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The hash of the last line of its ledger, so that a cut-off end of the ledger is noticed.</summary>
    public Sha256Digest LedgerHead { get; init; }

    public RowKey Key => new(CreatedAt, Id.Value);

    /// <summary>The position after one more event.</summary>
    /// <exception cref="InvalidOperationException">It takes out more than remains: a mistake of ours.</exception>
    public Position After(PositionEvent moved)
    {
        ArgumentNullException.ThrowIfNull(moved);
        return this with
        {
            State = moved.ToState,
            Remaining = RemainderAfter(moved),
            Version = moved.Sequence,
            UpdatedAt = moved.At,
            Events = [.. Events, moved],
        };
    }

    private Balance RemainderAfter(PositionEvent moved)
    {
        var left = moved.Amount is { } amount ? Remaining.Less(amount) : Remaining;
        // What was never paid in leaves without having moved.
        return TransitionTable.IsFinal(moved.ToState) ? Balance.Zero : left;
    }
}
