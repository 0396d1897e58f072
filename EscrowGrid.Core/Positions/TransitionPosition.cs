using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Positions;

/// <summary>
/// Moves a position to another state. Two round trips: read, write guarded by the versions of the position and of the
/// rules that were read. Of concurrent rivals exactly one wins; the others are told so with 409 and are audited.
/// </summary>
public sealed class TransitionPosition(
    IPositionStore positions, IAuditStore audit, MoveRecorder recorder, IIdSource ids, TimeProvider time)
{
    public async Task<Result<GovernedPosition>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        if (!call.Caller.MayWrite)
            return Problems.WriteForbidden;
        var current = await FindAsync(command.Position, cancellationToken);
        while (true)
        {
            if (current is null)
                return Problems.PositionNotFound;
            if (!call.Caller.Reaches(current.Position.Institution))
                return Problems.TransitionForbidden;
            if (command.Condition?.Admits(current.Position.Version) is false)
                return RefuseCondition(current.Position);
            if (!PositionLifecycle.Decide(current, command.Wanted, call.Caller)
                .TryGet(out var decision, out var problem))
            {
                return problem;
            }

            if (decision is TransitionDecision.Stay)
                return current;
            if (await recorder.FindObstacleAsync(current, cancellationToken) is { } obstacle)
                return obstacle;
            var move = recorder.Record(current, command.Wanted, call);
            if (await positions.MoveAsync(move, cancellationToken))
                return move.Outcome;

            // Either a rival has moved the position, or its owner has changed the rules: then they decide again. That
            // ends, since each turn stands for a change of the rules.
            var before = current.Position;
            current = await FindAsync(command.Position, cancellationToken)
                ?? throw new InvalidOperationException("A position has vanished; positions are never deleted.");
            if (current.Position.Version != before.Version)
                return await ReportConflictAsync(before, current.Position, command, call, cancellationToken);
        }
    }

    private static Problem RefuseCondition(Position position) =>
        Problems.PreconditionFailed.With($"The position is at version {position.Version}");

    private async Task<GovernedPosition?> FindAsync(PositionId id, CancellationToken cancellationToken) =>
        await positions.FindAsync(id, cancellationToken) is { } found
            ? found with { AsOf = time.NowInMilliseconds() }
            : null;

    private async Task<Problem> ReportConflictAsync(
        Position expected, Position current, Command command, CallContext call, CancellationToken cancellationToken)
    {
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
