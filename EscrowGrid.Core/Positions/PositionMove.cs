using EscrowGrid.Core.Events;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Ledger.Accounts;

namespace EscrowGrid.Core.Positions;

/// <summary>One transition, decided and written down, but not stored yet.</summary>
/// <param name="Outcome">The position after it; its last event is the transition.</param>
/// <param name="Entry">Its ledger event.</param>
/// <param name="Trail">What it leaves behind.</param>
public sealed record PositionMove(GovernedPosition Outcome, LedgerEvent Entry, Trail Trail)
{
    public Position Moved => Outcome.Position;

    /// <summary>The money that moves with it.</summary>
    public IReadOnlyList<Movement> Movements => PositionMoney.Of(Moved, Entry);
}
