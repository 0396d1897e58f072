using EscrowGrid.Core.Events;

namespace EscrowGrid.Core.Reconciliation;

/// <summary>One change of a row of a difference, not stored yet.</summary>
/// <param name="Before">Null for one that is new here.</param>
/// <param name="After">The next version.</param>
public sealed record BreakMove(ReconciliationBreak? Before, ReconciliationBreak After)
{
    /// <summary>Of whoever resolved it; null for what a reconciliation saw.</summary>
    public Trail? Trail { get; init; }
}
