using System.Diagnostics.Metrics;
using EscrowGrid.Core.Identifiers;
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
    private readonly IDeadlineClock _clock;
    private readonly ILogger<DeadlineRules> _logger;
    private readonly Histogram<double> _lag;
    private long _heldBack;
    private volatile IReadOnlyList<HeldMoney> _held = [];

    public DeadlineRules(
        EscrowFeatures features,
        IDeadlineClock clock,
        IMeterFactory meters,
        TimeProvider time,
        ILogger<DeadlineRules> logger)
    {
        ArgumentNullException.ThrowIfNull(meters);
        (_features, _clock, _logger) = (features, clock, logger);
        var meter = meters.Create("EscrowGrid.Escrows");
        _lag = meter.CreateHistogram<double>(
            "escrowgrid.escrows.deadlines.lag", "s", "How long deadlines had passed when they were carried out.");
        meter.CreateObservableGauge(
            "escrowgrid.escrows.deadlines.held_back",
            () => Interlocked.Read(ref _heldBack),
            description: "Silent buyers whose deadlines were not carried out in the last pass.");
        // Providers hold money for a limited time: an alert long before their limit is for people to decide by.
        meter.CreateObservableGauge(
            "escrowgrid.escrows.held.oldest",
            () => Measure(it => it is null ? 0 : (time.GetUtcNow() - it.Since).TotalSeconds),
            "s",
            "How long the oldest money that escrows hold has been there, by their state; 0 where there is none.");
        meter.CreateObservableGauge(
            "escrowgrid.escrows.deadlines.near",
            () => Measure(it => it?.Near ?? 0),
            description: "Escrows that hold money and whose deadline passes within a day, or has, by their state.");
    }

    /// <summary>Until when deadlines have passed, whatever the clock of this process says.</summary>
    internal Task<DateTimeOffset> FindPassedAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        _clock.FindPassedAsync(now, cancellationToken);

    internal DeadlinePass Begin(DateTimeOffset now) => new(_features.HasAutoRefund, now, _lag);

    internal void End(DeadlinePass pass, IReadOnlyList<HeldMoney> held)
    {
        _held = held;
        Interlocked.Exchange(ref _heldBack, pass.HeldBack);
        if (pass.HeldBack > 0)
            HeldBack(pass.HeldBack, _features.HasAutoRefund ? "there are too many at once" : "it is switched off");
    }

    /// <summary>Zero for what there is none of, so that an alert can end.</summary>
    private IEnumerable<Measurement<double>> Measure(Func<HeldMoney?, double> value)
    {
        var held = _held;
        return HeldMoney.States.Select(state => new Measurement<double>(
            value(held.FirstOrDefault(it => it.State == state)),
            new KeyValuePair<string, object?>("state", WireName<EscrowState>.Of(state))));
    }

    [LoggerMessage(
        LogLevel.Warning, "{Count} buyers were silent until their deadlines, and nothing is done about it: {Reason}.")]
    private partial void HeldBack(long count, string reason);
}
