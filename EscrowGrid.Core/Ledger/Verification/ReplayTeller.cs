using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>
/// Tells now and then how far a replay is, for those who wait for it. It tells as well when nothing was read since,
/// so that a run that is only slow is told apart from one whose worker is gone. A finding is logged as an error and
/// counted.
/// </summary>
public sealed partial class ReplayTeller(
    IReplayStore store, LedgerMetrics metrics, TimeProvider time, ILogger<ReplayTeller> logger)
{
    /// <summary>A replay has a result.</summary>
    public void Conclude(LedgerReplay replay)
    {
        ArgumentNullException.ThrowIfNull(replay);
        metrics.Replayed(replay);
        if (replay.Result.Findings > 0)
            Broken(replay.Number, replay.Result.Findings, replay.FirstFindings[0]);
        else
            Sound(replay.Number, replay.Result.Positions, replay.Result.Events);
    }

    /// <summary>Until it is cancelled. That something could not be told never ends a replay.</summary>
    public async Task TellAsync(long run, Func<VerificationProgress> progress, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Limits.ReplayPause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
                await TryAsync(run, () => store.ReportAsync(run, progress(), time.NowInMilliseconds(), ended));
        }
        catch (OperationCanceledException)
        {
            // The replay has ended.
        }
    }

    /// <summary>
    /// A replay has ended without a result. Its own error matters more than that this cannot be told.
    /// </summary>
    public async Task FailAsync(long run, VerificationProgress progress)
    {
        using var patience = new CancellationTokenSource(Limits.ReplayPause, time);
        await TryAsync(run, () => store.FailAsync(run, progress, time.NowInMilliseconds(), patience.Token));
    }

    private async Task TryAsync(long run, Func<Task> tell)
    {
        try
        {
            await tell();
        }
        catch (OperationCanceledException)
        {
            // It has ended, or is given up.
        }
        catch (Exception exception)
        {
            Untold(run, exception);
        }
    }

    [LoggerMessage(
        2202,
        LogLevel.Error,
        "Ledger replay {Number} has {Count} findings, the first: {Finding}. Run escrowgrid verify")]
    private partial void Broken(long number, long count, string finding);

    [LoggerMessage(
        2203, LogLevel.Information, "Ledger replay {Number}: {Positions} positions and {Events} events are as written")]
    private partial void Sound(long number, long positions, long events);

    [LoggerMessage(2204, LogLevel.Warning, "How far run {Run} of a ledger replay is could not be stored")]
    private partial void Untold(long run, Exception exception);
}
