namespace EscrowGrid.Core.Webhooks;

/// <summary>The deliveries that wait for their time.</summary>
public interface IDeliveryQueue
{
    /// <summary>
    /// Takes due deliveries of enabled webhooks for <see cref="Limits.DeliveryLease"/>, of each webhook no more than
    /// it has room for.
    /// </summary>
    Task<IReadOnlyList<DueDelivery>> ClaimAsync(
        DeliveryDemand demand, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Notes an attempt and what follows from it.</summary>
    /// <returns>False when another has taken the delivery meanwhile; then nothing is stored.</returns>
    Task<bool> FinishAsync(
        DueDelivery claimed, WebhookDelivery after, DeliveryAttempt attempt, CancellationToken cancellationToken);

    /// <summary>Gives a claim back before its time, as if it had not been made.</summary>
    Task ReturnAsync(DueDelivery claimed, CancellationToken cancellationToken);

    /// <summary>Forgets deliveries that were finished before a time.</summary>
    /// <returns>How many.</returns>
    Task<long> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Whether an exception says that the store is away.</summary>
    bool IsOutage(Exception exception);
}
