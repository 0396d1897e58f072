using EscrowGrid.Core.Events;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Relay;

/// <summary>What the relays of all consumers share.</summary>
internal sealed record RelayParts(
    IRelayStore Store, EventSignal Signal, JobSignal Jobs, RelayMetrics Metrics, TimeProvider Time);
