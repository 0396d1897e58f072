using System.Collections.Frozen;

namespace EscrowGrid.Core.Positions;

/// <summary>
/// The one table of allowed transitions (wire contract, section 6). The database holds the same pairs in a CHECK of
/// <c>position_events</c>.
/// </summary>
public static class TransitionTable
{
    private static readonly FrozenSet<(PositionState From, PositionState To)> Pairs = FrozenSet.Create(
        (PositionState.Created, PositionState.Funded),
        (PositionState.Created, PositionState.Cancelled),
        (PositionState.Created, PositionState.Expired),
        (PositionState.Funded, PositionState.PartiallyReleased),
        (PositionState.Funded, PositionState.Released),
        (PositionState.Funded, PositionState.Cancelled),
        (PositionState.Funded, PositionState.Expired),
        (PositionState.PartiallyReleased, PositionState.PartiallyReleased),
        (PositionState.PartiallyReleased, PositionState.Released),
        (PositionState.PartiallyReleased, PositionState.Cancelled),
        (PositionState.PartiallyReleased, PositionState.Expired));

    public static IReadOnlyCollection<(PositionState From, PositionState To)> Allowed => Pairs;

    /// <summary>Every state that something leads to, in the order of declaration.</summary>
    public static IReadOnlyList<PositionState> Targets { get; } =
        [.. Enum.GetValues<PositionState>().Where(state => Pairs.Any(pair => pair.To == state))];

    /// <summary>Whether nothing leads out of it.</summary>
    public static bool IsFinal(PositionState state) => Pairs.All(pair => pair.From != state);

    public static bool Allows(PositionState from, PositionState to) => Pairs.Contains((from, to));
}
