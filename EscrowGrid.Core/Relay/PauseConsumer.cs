using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Relay;

/// <summary>
/// Stops handing events over, or goes on: a relay that works sees it when it renews its lease, within five seconds.
/// </summary>
public sealed class PauseConsumer(IRelayOperations relay, RelayActs acts)
{
    public async Task<Result<RelayCount>> HandleAsync(
        string consumer, bool isPaused, string reason, CallContext call, CancellationToken cancellationToken)
    {
        var outcome = new RelayCount(consumer, 0, IsDryRun: false);
        var action = isPaused ? AuditAction.ConsumerPaused : AuditAction.ConsumerResumed;
        var trail = acts.Record(action, outcome, reason, call);
        return await relay.PauseAsync(consumer, isPaused, trail, cancellationToken)
            ? outcome
            : Problems.ConsumerNotFound;
    }
}
