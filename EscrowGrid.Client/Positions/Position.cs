namespace EscrowGrid.Client.Positions;

/// <summary>A tokenized escrow position.</summary>
/// <param name="Id">Its id.</param>
/// <param name="InstitutionId">Whose books it is in.</param>
/// <param name="AssetId">What it is held in.</param>
/// <param name="HolderReference">Whose it is.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Amount">Units of the currency, at most 8 decimals.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="UpdatedAt">The time of its last event.</param>
/// <param name="Events">Its changes of state, oldest first.</param>
/// <param name="ExternalReference">The institution's own number, or null.</param>
public sealed record Position(
    string Id,
    string InstitutionId,
    string AssetId,
    string HolderReference,
    string Currency,
    decimal Amount,
    PositionState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<PositionEvent> Events,
    string? ExternalReference = null);
