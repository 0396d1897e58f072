using EscrowGrid.Core.Positions;

namespace EscrowGrid.Core.Ledger.Accounts;

/// <summary>
/// What the transitions of a position do to its accounts. One rule for who writes them down and for who verifies them
/// later: a movement follows from its ledger event, so it cannot be forged without the chain being broken.
/// </summary>
public static class PositionMoney
{
    /// <summary>The accounts that a transition moves money between; null when it moves none.</summary>
    /// <remarks>A position that was never funded holds nothing, so nothing leaves it.</remarks>
    public static (AccountKind From, AccountKind To)? FindWay(PositionState from, PositionState to) => (from, to) switch
    {
        (PositionState.Created, PositionState.Funded) => (AccountKind.Outside, AccountKind.Held),
        (PositionState.Created, _) => null,
        (_, PositionState.PartiallyReleased or PositionState.Released) => (AccountKind.Held, AccountKind.Released),
        (_, PositionState.Cancelled or PositionState.Expired) => (AccountKind.Held, AccountKind.Refunded),
        _ => null,
    };

    /// <param name="moved">The position after a transition, its last event.</param>
    /// <param name="entry">The ledger event of that transition.</param>
    public static IReadOnlyList<Movement> Of(Position moved, LedgerEvent entry)
    {
        ArgumentNullException.ThrowIfNull(moved);
        ArgumentNullException.ThrowIfNull(entry);
        var step = moved.Events[^1];
        if (FindWay(step.FromState, step.ToState) is not var (from, to))
            return [];
        // Funding says no amount of its own: all of the position is paid in. A partial release need not say one; then
        // nothing is known to have moved, and all of it leaves with the last transition.
        var amount = to is AccountKind.Held ? moved.Money.Amount : step.Amount;
        return amount is { } known
            ?
            [
                new Movement(
                    entry.Id,
                    Number: 1,
                    moved.Institution,
                    LedgerSubject.Of(moved.Id),
                    from,
                    to,
                    moved.Money with { Amount = known },
                    entry.At),
            ]
            : [];
    }
}
