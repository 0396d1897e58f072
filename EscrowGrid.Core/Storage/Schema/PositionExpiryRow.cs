namespace EscrowGrid.Core.Storage.Schema;

/// <summary>
/// The table <c>position_expiries</c>: what the expiry has to look at. An index of <c>positions</c> that leaves out
/// final states would hold the state, and so make every transition write to every index.
/// </summary>
internal sealed class PositionExpiryRow
{
    public Guid PositionId { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}
