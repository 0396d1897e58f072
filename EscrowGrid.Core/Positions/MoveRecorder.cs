using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Positions;

/// <summary>Writes a decided transition down: event, ledger, audit. One way for all who may move a position.</summary>
public sealed class MoveRecorder(TrailRecorder trails, IPositionGate gate, IIdSource ids)
{
    /// <summary>Why a request may not move the position just now, although its rules allow it.</summary>
    public ValueTask<Problem?> FindObstacleAsync(GovernedPosition before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(before);
        return gate.FindObstacleAsync(before.Position.Asset, cancellationToken);
    }

    /// <param name="before">The position.</param>
    /// <param name="wanted">What was decided to happen.</param>
    /// <param name="call">Who moves it.</param>
    /// <param name="approval">What allowed it, if it needed approval.</param>
    public PositionMove Record(
        GovernedPosition before, WantedTransition wanted, CallContext call, ApprovalId? approval = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(wanted);
        var step = Step(before, wanted);
        var entry = LedgerEvent.OfTransition(ids.Create<LedgerEventId>(), step);
        var moved = step with { LedgerHead = entry.Hash };
        var outcome = before with { Position = moved };
        var change = new Change(
            AuditAction.PositionTransitioned,
            moved.Institution,
            moved.Id.ToString(),
            moved.UpdatedAt,
            Describe(moved.Events[^1], approval))
        {
            Sequence = moved.Version,
        };
        return new PositionMove(outcome, entry, trails.Record(change, call, outcome));
    }

    private static JsonText Describe(PositionEvent step, ApprovalId? approval) =>
        JsonText.Write((step, approval), static (json, it) =>
        {
            json.WriteString("fromState", WireName<PositionState>.Of(it.step.FromState));
            json.WriteString("toState", WireName<PositionState>.Of(it.step.ToState));
            if (it.step.Amount is { } amount)
                json.WriteNumber("amount", amount.Value);
            if (it.step.Reason is not null)
                json.WriteString("reason", it.step.Reason);
            if (it.approval is { } allowedBy)
                json.WriteString("approvalId", allowedBy.ToString());
        });

    private Position Step(GovernedPosition before, WantedTransition wanted)
    {
        // Clocks of instances differ a little; the time of a position never runs backwards.
        var position = before.Position;
        var at = before.AsOf < position.UpdatedAt ? position.UpdatedAt : before.AsOf;
        return position.After(new PositionEvent(
            ids.Create<PositionEventId>(),
            position.Version + 1,
            position.State,
            wanted.ToState,
            PositionLifecycle.AmountMovedBy(position, wanted),
            wanted.Reason,
            wanted.Metadata,
            at));
    }
}
