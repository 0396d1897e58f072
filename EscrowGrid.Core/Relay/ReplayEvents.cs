using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Relay;

/// <summary>
/// Hands events over again that a consumer has handled, with the same ids; or only counts them. Events that have yet
/// to be handled for the first time stay as they are.
/// </summary>
public sealed class ReplayEvents(IRelayOperations relay, RelayActs acts, EventSignal signal, TimeProvider time)
{
    public async Task<Result<RelayCount>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!await acts.IsThereAsync(command.Consumer, cancellationToken))
            return Problems.ConsumerNotFound;
        var chosen = await relay.SelectAsync(
            command.Consumer, command.Selection, Limits.RelayReplay + 1, cancellationToken);
        if (chosen.Count > Limits.RelayReplay)
            return Problems.ReplayTooLarge.With($"At most {Limits.RelayReplay} events at a time");
        var outcome = new RelayCount(command.Consumer, chosen.Count, command.IsDryRun);
        if (command.IsDryRun)
            return outcome;
        var now = time.NowInMilliseconds();
        var items = chosen.Select(logged => RelayItem.Of(logged, now) with
        {
            State = RelayItemState.Retrying,
            IsReplay = true,
            NextAttemptAt = now,
        });
        var trail = acts.Record(AuditAction.EventsReplayed, outcome, command.Reason, call);
        await relay.ReplayAsync(command.Consumer, [.. items], trail, cancellationToken);
        signal.Raise();
        return outcome;
    }

    /// <summary>A validated request.</summary>
    /// <param name="Consumer">Who gets them again.</param>
    /// <param name="Selection">Which events.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="IsDryRun">True counts them and does nothing.</param>
    public sealed record Command(string Consumer, ReplaySelection Selection, string Reason, bool IsDryRun);
}
