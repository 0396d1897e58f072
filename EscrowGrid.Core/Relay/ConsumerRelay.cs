using System.Security.Cryptography;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Jobs;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Relay;

/// <summary>
/// The way of the event log to one consumer (escrow-services.md 13, traps T-31 to T-33). It holds the consumer's lease
/// while it works, so that of many workers one does; hands over, then notes; and looks again when it is told of new
/// events, or after a second.
/// </summary>
internal sealed class ConsumerRelay(IEventConsumer consumer, RelayParts parts, ILogger logger)
{
    private static readonly TimeSpan Renewal = Limits.RelayLease / 3;
    private static readonly TimeSpan FirstOutagePause = TimeSpan.FromMilliseconds(500);

    /// <summary>Tells this relay from every other one, also of the same process.</summary>
    private readonly string _owner =
        $"{Environment.MachineName}:{Environment.ProcessId}:{RandomNumberGenerator.GetHexString(8)}";

    private readonly RelayRound _round = new(consumer, parts.Store.IsOutage, Chance, logger);

    /// <summary>How many events the next round takes: fewer after the store refused an effect, to find which.</summary>
    private int _size = Limits.RelayBatch;

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        var pause = FirstOutagePause;
        while (!stoppingToken.IsCancellationRequested)
        {
            var started = parts.Time.GetTimestamp();
            try
            {
                await WorkUnderLeaseAsync(stoppingToken);
                // Another worker has the lease: its end is looked for at the pace of a poll.
                (started, pause) = (0, Limits.RelayPoll);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (IsOutage(exception))
            {
                parts.Metrics.IsAway(consumer.Name, isAway: true);
                logger.RelayWaits(consumer.Name, (long)pause.TotalMilliseconds, exception.Message);
            }
            catch (Exception exception)
            {
                logger.RelayFailed(exception, consumer.Name, (long)pause.TotalMilliseconds);
            }

            await Task.Delay(pause, parts.Time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var isNew = parts.Time.GetElapsedTime(started) > 2 * Limits.RelayOutagePause;
            pause = isNew ? FirstOutagePause : Min(pause * 2, Limits.RelayOutagePause);
        }
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static double Chance() => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;

    // A round that did not end in its time is the consumer's outage: that the process stops was looked at before.
    private bool IsOutage(Exception exception) =>
        exception is ConsumerUnavailableException or OperationCanceledException || parts.Store.IsOutage(exception);

    /// <summary>Waits for the lease and works until it is lost; ends otherwise only by an exception.</summary>
    private async Task WorkUnderLeaseAsync(CancellationToken stoppingToken)
    {
        if (await parts.Store.TryLeaseAsync(consumer.Name, _owner, stoppingToken) is not { } lease)
        {
            return;
        }

        logger.RelayLeased(consumer.Name);
        try
        {
            await WorkAsync(lease, stoppingToken);
        }
        finally
        {
            parts.Metrics.Forget(consumer.Name);
            if (stoppingToken.IsCancellationRequested)
                await parts.Store.ReleaseAsync(lease, CancellationToken.None);
        }
    }

    private async Task WorkAsync(ConsumerLease lease, CancellationToken stoppingToken)
    {
        var leasedAt = parts.Time.GetTimestamp();
        var eager = 0;
        while (true)
        {
            var next = parts.Signal.Next;
            if (parts.Time.GetElapsedTime(leasedAt) > Renewal)
            {
                if (await parts.Store.TryLeaseAsync(consumer.Name, _owner, stoppingToken) is not { } renewed)
                    break;
                (lease, leasedAt) = (renewed, parts.Time.GetTimestamp());
            }

            var work = await PeekAsync(lease, stoppingToken);
            if (work.IsNothing)
            {
                parts.Metrics.IsAway(consumer.Name, isAway: false);
                eager = await WaitAsync(next, eager, stoppingToken);
                continue;
            }

            eager = 0;
            if (!await TryRunAsync(lease, work.Due, stoppingToken)
                || !await TryRunAsync(lease, work.Fresh, stoppingToken))
            {
                break;
            }
        }

        logger.RelayFenced(consumer.Name);
    }

    private async Task<RelayWork> PeekAsync(ConsumerLease lease, CancellationToken stoppingToken)
    {
        if (lease.IsPaused)
            return new RelayWork([], []);
        var work = await parts.Store.PeekAsync(lease, _size, parts.Time.NowInMilliseconds(), stoppingToken);
        parts.Metrics.Lag(consumer.Name, work.Fresh is [var oldest, ..] ? oldest.Logged.Event.OccurredAt : null);
        return work;
    }

    /// <summary>
    /// Waits for a word of new events. Whoever was told, and finds none, looks a few times more in short order.
    /// </summary>
    /// <returns>How often it is to look soon again.</returns>
    private async Task<int> WaitAsync(Task next, int eager, CancellationToken stoppingToken)
    {
        const int Looks = 10;
        var atMost = eager > 0 ? Limits.RelayEagerPoll : Limits.RelayPoll;
        var isTold = await parts.Signal.WaitAsync(next, atMost, stoppingToken);
        return isTold ? Looks : Math.Max(0, eager - 1);
    }

    /// <returns>False when the lease is lost.</returns>
    private async Task<bool> TryRunAsync(
        ConsumerLease lease, IReadOnlyList<RelayEntry> entries, CancellationToken stoppingToken)
    {
        if (entries.Count == 0)
            return true;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        patience.CancelAfter(Limits.RelayPatience);
        var commit = await _round.RunAsync(lease, entries, parts.Time.NowInMilliseconds(), patience.Token);
        parts.Metrics.IsAway(consumer.Name, isAway: false);
        try
        {
            // Also while the process stops: what was handled should not be handled again.
            if (!await parts.Store.CommitAsync(commit, CancellationToken.None))
                return false;
            _size = Limits.RelayBatch;
            parts.Metrics.Count(commit, consumer.Name);
            if (commit.Effects.Any(effect => effect is JobRequest))
                parts.Jobs.Raise();
            return true;
        }
        catch (EffectRefusedException) when (entries.Count > 1)
        {
            // One at a time until the one is found.
            _size = 1;
            return true;
        }
        catch (EffectRefusedException exception)
        {
            var failed = _round.Fail(lease, entries[0], exception.Message, parts.Time.NowInMilliseconds());
            return await parts.Store.CommitAsync(failed, CancellationToken.None);
        }
    }
}
