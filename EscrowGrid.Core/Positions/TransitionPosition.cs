using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Positions;

/// <summary>
/// Moves a position to another state. Two round trips: read, write guarded by the version that was read. Of
/// concurrent rivals exactly one wins; the others are told so with 409 and are audited.
/// </summary>
public sealed class TransitionPosition(
    IPositionStore positions, IAuditStore audit, TrailRecorder trails, IIdSource ids, TimeProvider time)
{
    public async Task<Result<Position>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        if (!call.Caller.MayWrite)
            return Problems.WriteForbidden;
        if (await positions.FindAsync(command.Position, cancellationToken) is not { } position)
            return Problems.PositionNotFound;
        if (!call.Caller.Reaches(position.Institution))
            return Problems.TransitionForbidden;
        if (command.Condition?.Admits(position.Version) is false)
            return RefuseCondition(position);
        if (!PositionLifecycle.Decide(position, command.Wanted, call.Caller).TryGet(out var decision, out var problem))
            return problem;
        if (decision is TransitionDecision.Stay)
            return position;

        var step = Move(position, command.Wanted);
        var entry = LedgerEvent.OfTransition(ids.Create<LedgerEventId>(), step);
        var moved = step with { LedgerHead = entry.Hash };
        var change = new Change(
            AuditAction.PositionTransitioned, moved.Institution, moved.Id.ToString(), moved.UpdatedAt, Describe(moved))
        {
            Sequence = moved.Version,
        };
        return await positions.MoveAsync(moved, entry, trails.Record(change, call, moved), cancellationToken)
            ? moved
            : await ReportConflictAsync(position, command, call, cancellationToken);
    }

    private static Problem RefuseCondition(Position position) =>
        Problems.PreconditionFailed.With($"The position is at version {position.Version}");

    private static JsonText Describe(Position moved) => JsonText.Write(moved.Events[^1], static (json, it) =>
    {
        json.WriteString("fromState", WireName<PositionState>.Of(it.FromState));
        json.WriteString("toState", WireName<PositionState>.Of(it.ToState));
        if (it.Amount is { } amount)
            json.WriteNumber("amount", amount.Value);
        if (it.Reason is not null)
            json.WriteString("reason", it.Reason);
    });

    private Position Move(Position position, WantedTransition wanted)
    {
        // Clocks of instances differ a little; the time of a position never runs backwards.
        var now = time.NowInMilliseconds();
        var at = now < position.UpdatedAt ? position.UpdatedAt : now;
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

    private async Task<Problem> ReportConflictAsync(
        Position expected, Command command, CallContext call, CancellationToken cancellationToken)
    {
        var current = await positions.FindAsync(expected.Id, cancellationToken)
            ?? throw new InvalidOperationException("A position has vanished; positions are never deleted.");
        var was = WireName<PositionState>.Of(expected.State);
        var now = WireName<PositionState>.Of(current.State);
        var payload = JsonText.Write((was, now), static (json, states) =>
        {
            json.WriteString("expectedState", states.was);
            json.WriteString("actualState", states.now);
        });
        var conflict = new AuditEvent(
            ids.Create<AuditEventId>(),
            time.NowInMilliseconds(),
            call,
            expected.Institution,
            AuditAction.ConcurrencyConflict,
            expected.Id.ToString(),
            payload,
            Problems.ConcurrencyConflict.Code);
        await audit.AppendAsync(conflict, cancellationToken);
        if (command.Condition?.Admits(current.Version) is false)
            return RefuseCondition(current);
        return Problems.ConcurrencyConflict.With(
            $"Position was modified by another request. Expected state: {was}, actual: {now}. Please retry.");
    }

    /// <summary>A validated request.</summary>
    public sealed record Command(PositionId Position, WantedTransition Wanted)
    {
        /// <summary>Which versions may be changed; null for any.</summary>
        public VersionCondition? Condition { get; init; }
    }
}
