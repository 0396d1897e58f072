using EscrowGrid.Core.Policies;

namespace EscrowGrid.Core.Positions;

/// <summary>A position with everything that its transitions are decided by, as of one moment.</summary>
/// <param name="Position">As read or as just stored.</param>
/// <param name="Limits">
/// Of its institution's policy in the region of its template; null without a policy.
/// </param>
/// <param name="RulesVersion">
/// The version of the rules that <paramref name="Limits"/> are of. A move is stored only while it is the current one.
/// </param>
/// <param name="AsOf">Now, in UTC, whole milliseconds.</param>
public sealed record GovernedPosition(
    Position Position, PositionLimits? Limits, long RulesVersion, DateTimeOffset AsOf)
{
    /// <summary>Whether it should have been expired by now, and only has not been yet.</summary>
    public bool IsPastExpiry => Position.ExpiresAt <= AsOf && !TransitionTable.IsFinal(Position.State);
}
