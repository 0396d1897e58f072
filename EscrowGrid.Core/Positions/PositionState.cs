namespace EscrowGrid.Core.Positions;

/// <summary>Where a position stands in its life (wire contract, section 6).</summary>
public enum PositionState
{
    Created,
    Funded,
    PartiallyReleased,
    Released,
    Cancelled,
    Expired,
}
