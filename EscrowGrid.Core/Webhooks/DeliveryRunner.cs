using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Webhooks;

/// <summary>
/// Attempts due deliveries, many at a time but few to the same webhook. A delivery is claimed by a lease, so that a
/// worker that is killed holds none for long; the note of an attempt is refused once somebody else has the claim.
/// </summary>
internal sealed class DeliveryRunner(DeliveryParts parts, ILogger<DeliveryRunner> logger) : BackgroundService
{
    private readonly Receivers _receivers = new(parts.Time);
    private readonly SemaphoreSlim _wake = new(0, 1);
    private int _running;
    private long _expectedUntil;

    /// <summary>Deliveries are about to be stored: for a moment the runner looks for them often.</summary>
    public void Expect()
    {
        Volatile.Write(ref _expectedUntil, parts.Time.GetTimestamp() + parts.Time.TimestampFrequency);
        Wake();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The attempts end with the process; what they were about is attempted again.
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var claimed = await ClaimAsync(stoppingToken);
                foreach (var due in claimed)
                    _ = AttemptAsync(due, stoppingToken);
                await Task.Delay(Limits.DeliveryPause, parts.Time, stoppingToken);
                if (claimed.Count == 0)
                    await WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                logger.DeliveriesWait(exception.Message);
                await Task.Delay(Limits.DeliveryPoll, parts.Time, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        while (Volatile.Read(ref _running) > 0)
            await _wake.WaitAsync(Limits.DeliveryPoll, CancellationToken.None);
    }

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    private static double Chance() => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;

    private void Wake()
    {
        try
        {
            if (_wake.CurrentCount == 0)
                _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else has just woken it.
        }
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        if (parts.Time.GetTimestamp() < Volatile.Read(ref _expectedUntil))
            return;
        await _wake.WaitAsync(Limits.DeliveryPoll, stoppingToken);
    }

    private async Task<IReadOnlyList<DueDelivery>> ClaimAsync(CancellationToken stoppingToken)
    {
        var room = Limits.DeliveriesAtOnce - Volatile.Read(ref _running);
        if (room <= 0)
            return [];
        var claimed = await parts.Queue.ClaimAsync(
            _receivers.Demand(room), parts.Time.NowInMilliseconds(), stoppingToken);
        foreach (var due in claimed)
        {
            Interlocked.Increment(ref _running);
            _receivers.Begin(due.Webhook.Id);
        }

        return claimed;
    }

    private async Task AttemptAsync(DueDelivery due, CancellationToken stoppingToken)
    {
        await Task.Yield();
        DeliveryAttempt? attempt = null;
        try
        {
            attempt = await parts.Sender.SendAsync(due, stoppingToken);
            await NoteAsync(due, attempt);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await ReturnAsync(due);
        }
        catch (Exception exception)
        {
            // Whatever it was, the claim ends by itself and the attempt is made again.
            logger.AttemptLost(exception, due.Delivery.Id.ToString());
        }
        finally
        {
            _receivers.End(due.Webhook.Id, attempt);
            Interlocked.Decrement(ref _running);
            Wake();
        }
    }

    private async Task NoteAsync(DueDelivery due, DeliveryAttempt attempt)
    {
        var now = parts.Time.NowInMilliseconds();
        var after = DeliverySchedule.After(due.Delivery, attempt, now, Chance());
        parts.Metrics.Count(due, after, attempt, now);
        if (!await parts.Queue.FinishAsync(due, after, attempt, CancellationToken.None))
            logger.AttemptFenced(due.Delivery.Id.ToString());
        else if (attempt.Status == WebhookSender.Gone)
            await parts.Stop.StopGoneAsync(due.Webhook.Id, CancellationToken.None);
        else if (after.State is DeliveryState.Failed)
            logger.DeliveryFailed(due.Delivery.Id.ToString(), attempt.Number, attempt.Error!);
    }

    private async Task ReturnAsync(DueDelivery due)
    {
        try
        {
            await parts.Queue.ReturnAsync(due, CancellationToken.None);
        }
        catch (Exception exception) when (parts.Queue.IsOutage(exception))
        {
            logger.AttemptLost(exception, due.Delivery.Id.ToString());
        }
    }
}
