using EscrowGrid.Core.Jobs;
namespace EscrowGrid.Core.Webhooks;

/// <summary>Forgets deliveries that were finished long ago.</summary>
public sealed class DeliveryCleanup(IDeliveryQueue queue, TimeProvider time)
{
    public static readonly RecurringSchedule Schedule = new(
        "webhook-delivery-cleanup", Limits.DeliveryCleanupCron, "Deletes old webhook deliveries.");

    /// <returns>How many.</returns>
    public Task<long> RunAsync(CancellationToken cancellationToken) =>
        queue.ForgetAsync(time.NowInMilliseconds() - Limits.DeliveryRetention, cancellationToken);
}
