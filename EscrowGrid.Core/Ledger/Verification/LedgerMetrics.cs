using System.Diagnostics.Metrics;

namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>What the last replay of this process found; an alarm watches it.</summary>
public sealed class LedgerMetrics
{
    private readonly Gauge<long> _findings;
    private readonly Gauge<long> _finishedAt;

    public LedgerMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create("EscrowGrid.Ledger");
        _findings = meter.CreateGauge<long>(
            "escrowgrid.ledger.replay.findings", description: "What the last replay found not to be as written.");
        _finishedAt = meter.CreateGauge<long>(
            "escrowgrid.ledger.replay.finished", "s", "When the last replay ended, in seconds since 1970.");
    }

    public void Replayed(LedgerReplay replay)
    {
        ArgumentNullException.ThrowIfNull(replay);
        _findings.Record(replay.Result.Findings);
        _finishedAt.Record(replay.FinishedAt.ToUnixTimeSeconds());
    }
}
