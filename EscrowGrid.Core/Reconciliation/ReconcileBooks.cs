using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Reconciliation;

/// <summary>
/// Compares ledger, escrows, settlements and the providers' own books, both ways (specification, section 31.1 and
/// T-23). It moves nothing: a difference becomes a row that somebody owns, and is resolved when it is gone.
/// </summary>
public sealed class ReconcileBooks(
    ReadTheirBooks reading,
    CompareEscrows comparing,
    BreakRecorder recorder,
    ReconciliationPolicy policy,
    TimeProvider time)
{
    public static readonly RecurringSchedule Hourly = new(
        "reconciliation",
        Limits.ReconciliationCron,
        "Compares recent and unsettled escrows with the payment providers' books, both ways.");

    public static readonly RecurringSchedule Nightly = new(
        "reconciliation-full",
        Limits.FullReconciliationCron,
        "Compares every escrow with the payment providers' books since the first one, both ways.");

    /// <summary>The hourly comparison.</summary>
    /// <exception cref="RailUnavailableException">Some of it could not be compared.</exception>
    public Task RunAsync(CancellationToken cancellationToken) =>
        RunAsync(time.NowInMilliseconds() - policy.Recent, cancellationToken);

    /// <summary>The nightly one: from the first escrow on.</summary>
    /// <exception cref="RailUnavailableException">Some of it could not be compared.</exception>
    public async Task RunFullAsync(CancellationToken cancellationToken)
    {
        if (await comparing.FindBeginningAsync(cancellationToken) is { } beginning)
            await RunAsync(beginning - Limits.ReconciliationGrace, cancellationToken);
    }

    private async Task RunAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var books = new ComparedBooks(time.NowInMilliseconds(), since);
        // Theirs first: what is booked here meanwhile is no difference.
        var unread = await reading.RunAsync(books, cancellationToken);
        var uncompared = await comparing.RunAsync(books, cancellationToken);
        await recorder.EndAsync(books, cancellationToken);
        if ((unread ?? uncompared) is { } failure)
            throw failure;
    }
}
