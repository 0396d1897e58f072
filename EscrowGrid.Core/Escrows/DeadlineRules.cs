using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// Which of the deadlines that have passed are carried out, and what operators see of them. A buyer's silence may be
/// switched off; when it is on again, what had gathered is carried out a little at a time, so that a mistake can be
/// stopped (specification, T-60).
/// </summary>
public sealed partial class DeadlineRules
{
    private readonly EscrowFeatures _features;
    private readonly ILogger<DeadlineRules> _logger;
    private readonly Histogram<double> _lag;
    private long _heldBack;

    public DeadlineRules(EscrowFeatures features, IMeterFactory meters, ILogger<DeadlineRules> logger)
    {
        ArgumentNullException.ThrowIfNull(meters);
        (_features, _logger) = (features, logger);
        var meter = meters.Create("EscrowGrid.Escrows");
        _lag = meter.CreateHistogram<double>(
            "escrowgrid.escrows.deadlines.lag", "s", "How long deadlines had passed when they were carried out.");
        meter.CreateObservableGauge(
            "escrowgrid.escrows.deadlines.held_back",
            () => Interlocked.Read(ref _heldBack),
            description: "Silent buyers whose deadlines were not carried out in the last pass.");
    }

    internal DeadlinePass Begin(DateTimeOffset now) => new(_features.HasAutoRefund, now, _lag);

    internal void End(DeadlinePass pass)
    {
        Interlocked.Exchange(ref _heldBack, pass.HeldBack);
        if (pass.HeldBack > 0)
            HeldBack(pass.HeldBack, _features.HasAutoRefund ? "there are too many at once" : "it is switched off");
    }

    [LoggerMessage(
        LogLevel.Warning, "{Count} buyers were silent until their deadlines, and nothing is done about it: {Reason}.")]
    private partial void HeldBack(long count, string reason);
}
