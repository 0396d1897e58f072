using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Positions;

/// <summary>
/// An amount held for somebody in an asset. Only its state ever changes (wire contract, sections 5 and 6).
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Institution">The tenant; the asset is one of its own.</param>
/// <param name="Asset">What it is held in.</param>
/// <param name="HolderReference">Whom it is held for, in the tenant's words.</param>
/// <param name="Money">What it is worth.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ExternalReference">The tenant's own reference; may be empty, may repeat.</param>
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
    PositionState State,
    string? ExternalReference,
    long Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<PositionEvent> Events)
{
    public const long FirstVersion = 1;

    /// <summary>The hash of the last line of its ledger, so that a cut-off end of the ledger is noticed.</summary>
    public Sha256Digest LedgerHead { get; init; }

    /// <summary>The position after one more event.</summary>
    public Position After(PositionEvent moved)
    {
        ArgumentNullException.ThrowIfNull(moved);
        return this with
        {
            State = moved.ToState,
            Version = moved.Sequence,
            UpdatedAt = moved.At,
            Events = [.. Events, moved],
        };
    }
}
