using System.Diagnostics.Metrics;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Reconciliation;

/// <summary>
/// What operators are alerted by: open differences and money that waits for somebody. The numbers are the database's,
/// as of the last comparison by this process.
/// </summary>
public sealed class ReconciliationMetrics
{
    private readonly IBreakStore _breaks;
    private readonly IFundsStore _funds;
    private readonly Counter<long> _objects;
    private readonly Counter<long> _foreign;
    private readonly Counter<long> _escrows;
    private volatile IReadOnlyDictionary<BreakKind, long> _open = new Dictionary<BreakKind, long>();
    private volatile IReadOnlyDictionary<FundsState, long> _parked = new Dictionary<FundsState, long>();

    public ReconciliationMetrics(IBreakStore breaks, IFundsStore funds, IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        (_breaks, _funds) = (breaks, funds);
        var meter = meters.Create("EscrowGrid.Reconciliation");
        _objects = meter.CreateCounter<long>(
            "escrowgrid.reconciliation.objects", description: "Objects of providers' books that were compared.");
        _foreign = meter.CreateCounter<long>(
            "escrowgrid.reconciliation.foreign", description: "Those that have nothing to do with escrows.");
        _escrows = meter.CreateCounter<long>(
            "escrowgrid.reconciliation.escrows", description: "Escrows that were compared.");
        meter.CreateObservableGauge(
            "escrowgrid.reconciliation.breaks",
            () => Measure(Enum.GetValues<BreakKind>(), _open, "kind"),
            description: "Open differences between the books, by kind.");
        meter.CreateObservableGauge(
            "escrowgrid.funds.parked",
            () => Measure([FundsState.Held, FundsState.Reversed, FundsState.Unmatched], _parked, "state"),
            description: "Money that came in and waits for somebody, by state.");
    }

    internal async Task CountAsync(ComparedBooks books, CancellationToken cancellationToken)
    {
        _objects.Add(books.Objects);
        _foreign.Add(books.Foreign);
        _escrows.Add(books.Escrows);
        await CountAsync(cancellationToken);
    }

    /// <summary>What is open now.</summary>
    internal async Task CountAsync(CancellationToken cancellationToken)
    {
        _open = await _breaks.CountOpenAsync(cancellationToken);
        _parked = await _funds.CountParkedAsync(cancellationToken);
    }

    /// <summary>Zero for what there is none of, so that an alert can end.</summary>
    private static IEnumerable<Measurement<long>> Measure<T>(
        IEnumerable<T> all, IReadOnlyDictionary<T, long> counts, string label)
        where T : struct, Enum => all.Select(it => new Measurement<long>(
            counts.GetValueOrDefault(it), new KeyValuePair<string, object?>(label, WireName<T>.Of(it))));
}
