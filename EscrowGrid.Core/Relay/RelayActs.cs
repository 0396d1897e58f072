using System.Text.Json;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;

namespace EscrowGrid.Core.Relay;

/// <summary>What operators' acts upon the relay share: the consumer has to be there, and the reason is kept.</summary>
public sealed class RelayActs(IRelayOperations relay, TrailRecorder trails, TimeProvider time)
{
    public async Task<bool> IsThereAsync(string consumer, CancellationToken cancellationToken) =>
        (await relay.ListConsumersAsync(cancellationToken)).Any(status => status.Name == consumer);

    /// <param name="action">What is done.</param>
    /// <param name="outcome">To how many events of which consumer.</param>
    /// <param name="reason">Why.</param>
    /// <param name="call">Who does it.</param>
    /// <param name="describe">Further facts.</param>
    public Trail Record(
        AuditAction action,
        RelayCount outcome,
        string reason,
        CallContext call,
        Action<Utf8JsonWriter>? describe = null)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var payload = JsonText.Write((outcome, reason, describe), static (json, it) =>
        {
            json.WriteString("reason", it.reason);
            json.WriteNumber("count", it.outcome.Count);
            it.describe?.Invoke(json);
        });
        var act = new AuditedAct(action, outcome.Consumer, time.NowInMilliseconds(), payload);
        return trails.Record(act, call, outcome);
    }
}
