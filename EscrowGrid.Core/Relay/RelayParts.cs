using EscrowGrid.Core.Events;

namespace EscrowGrid.Core.Relay;

/// <summary>What the relays of all consumers share.</summary>
internal sealed record RelayParts(IRelayStore Store, EventSignal Signal, RelayMetrics Metrics, TimeProvider Time);
