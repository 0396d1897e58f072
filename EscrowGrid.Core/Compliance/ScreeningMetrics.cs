using System.Diagnostics.Metrics;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Compliance;

/// <summary>What operators watch of screening: how it is judged, and who gives no answer.</summary>
public sealed class ScreeningMetrics
{
    private readonly Counter<long> _verdicts;
    private readonly Counter<long> _failures;

    public ScreeningMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create("EscrowGrid.Compliance");
        _verdicts = meter.CreateCounter<long>(
            "escrowgrid.screening.verdicts", description: "Addresses that were judged, by level and decision.");
        _failures = meter.CreateCounter<long>(
            "escrowgrid.screening.failures", description: "Questions about addresses that had no answer, by provider.");
    }

    internal void Judged(ScreeningVerdict verdict) => _verdicts.Add(
        1,
        new KeyValuePair<string, object?>("level", WireName<RiskLevel>.Of(verdict.Level)),
        new KeyValuePair<string, object?>("decision", WireName<ScreeningDecision>.Of(verdict.Decision)));

    internal void Failed(ScreeningProvider provider) => _failures.Add(
        1, new KeyValuePair<string, object?>("provider", WireName<ScreeningProvider>.Of(provider)));
}
