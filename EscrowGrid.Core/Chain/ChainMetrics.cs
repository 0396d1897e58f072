using System.Diagnostics.Metrics;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Core.Chain;

/// <summary>What the mirror counts. The gauges hold what the last round of this process saw.</summary>
public sealed class ChainMetrics
{
    private readonly Counter<long> _takenUp;
    private readonly Counter<long> _sent;
    private readonly Counter<long> _incidents;
    private readonly Gauge<long> _records;
    private readonly Gauge<long> _oldestAgeMs;
    private readonly Gauge<long> _reachable;
    private readonly Gauge<long> _head;

    public ChainMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create("EscrowGrid.Chain");
        _takenUp = meter.CreateCounter<long>("escrowgrid.chain.ledger_events", description: "Ledger events taken up");
        _sent = meter.CreateCounter<long>("escrowgrid.chain.transactions", description: "Transactions a node took");
        _incidents = meter.CreateCounter<long>("escrowgrid.chain.incidents", description: "What went wrong");
        _records = meter.CreateGauge<long>("escrowgrid.chain.records", description: "Records that are not final");
        _oldestAgeMs = meter.CreateGauge<long>(
            "escrowgrid.chain.oldest_age", "ms", "Age of the oldest record of a state");
        _reachable = meter.CreateGauge<long>("escrowgrid.chain.reachable", description: "1 when the node can be used");
        _head = meter.CreateGauge<long>("escrowgrid.chain.head", description: "The newest block that was seen");
    }

    /// <param name="left">Ledger events of positions that are not mirrored.</param>
    /// <param name="operations">The records of the others.</param>
    public void TakenUp(int left, IReadOnlyList<ChainOperation> operations)
    {
        ArgumentNullException.ThrowIfNull(operations);
        var skipped = operations.Count(operation => operation.State is MirrorState.Skipped);
        _takenUp.Add(left, new KeyValuePair<string, object?>("outcome", "onchain_disabled_for_template"));
        _takenUp.Add(skipped, new KeyValuePair<string, object?>("outcome", "chain_id_mismatch"));
        _takenUp.Add(operations.Count - skipped, new KeyValuePair<string, object?>("outcome", "recorded"));
    }

    public void Sent() => _sent.Add(1);

    public void Noted(ChainIncident incident) =>
        _incidents.Add(1, new KeyValuePair<string, object?>("incident", WireName<ChainIncident>.Of(incident)));

    public void Reached(ChainFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        _reachable.Record(1);
        _head.Record(facts.Head.Number);
    }

    public void NotReached() => _reachable.Record(0);

    public void Counted(IReadOnlyList<ChainCount> counts, DateTimeOffset now)
    {
        foreach (var state in Enum.GetValues<MirrorState>())
        {
            var count = counts.FirstOrDefault(it => it.State == state);
            var label = new KeyValuePair<string, object?>("state", WireName<MirrorState>.Of(state));
            _records.Record(count.Count, label);
            var age = count.Count == 0 ? TimeSpan.Zero : now - count.Oldest;
            _oldestAgeMs.Record((long)age.TotalMilliseconds, label);
        }
    }
}
