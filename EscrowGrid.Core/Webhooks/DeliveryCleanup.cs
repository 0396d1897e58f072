namespace EscrowGrid.Core.Webhooks;

/// <summary>Forgets deliveries that were finished long ago.</summary>
public sealed class DeliveryCleanup(IDeliveryQueue queue, TimeProvider time)
{
    /// <returns>How many.</returns>
    public Task<long> RunAsync(CancellationToken cancellationToken) =>
        queue.ForgetAsync(time.NowInMilliseconds() - Limits.DeliveryRetention, cancellationToken);
}
