using System.Diagnostics.Metrics;
using EscrowGrid.Core.Identifiers;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Compliance;

/// <summary>What operators see of screening: how it is judged, and who gives no answer.</summary>
public sealed class ScreeningWatch
{
    private readonly Counter<long> _verdicts;
    private readonly Counter<long> _failures;
    private readonly ILogger<ScreeningWatch> _logger;

    public ScreeningWatch(IMeterFactory meters, ILogger<ScreeningWatch> logger)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _logger = logger;
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

    internal void Failed(ScreeningProvider provider, Exception trouble)
    {
        _failures.Add(1, new KeyValuePair<string, object?>("provider", WireName<ScreeningProvider>.Of(provider)));
        ComplianceLog.NoAnswer(_logger, provider, trouble.Message);
    }
}
