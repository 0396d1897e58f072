using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Webhooks;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryDeliveryStore(MemoryDatabase database) : IDeliveryLog, IDeliveryQueue
{
    public Task<Listing<WebhookDelivery>> ListAsync(
        DeliveryFilter filter, Page page, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var matching = database.Deliveries.Values.Select(row => row.Delivery).Where(it =>
                (filter.Institution is null || it.Institution == filter.Institution)
                && (filter.Webhook is null || it.Webhook == filter.Webhook)
                && (filter.Event is null || it.Message.Event == filter.Event)
                && (filter.Type is null || it.Message.Type == filter.Type)
                && (filter.State is null || it.State == filter.State)
                && (filter.From is null || it.CreatedAt >= filter.From)
                && (filter.To is null || it.CreatedAt < filter.To));
            return Task.FromResult(matching.ToListing(page));
        }
    }

    public Task<ShownDelivery?> FindAsync(WebhookDeliveryId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult(database.Deliveries.TryGetValue(id, out var row)
                ? new ShownDelivery(row.Delivery, [.. row.Attempts])
                : null);
        }
    }

    public Task<bool> CancelAsync(WebhookDelivery cancelled, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
        {
            if (!database.Deliveries.TryGetValue(cancelled.Id, out var row)
                || row.Delivery.State is not DeliveryState.Pending)
            {
                return false;
            }

            row.Cancel(cancelled.FinishedAt ?? cancelled.CreatedAt);
            return true;
        }));

    public Task<IReadOnlyList<DueDelivery>> ClaimAsync(
        DeliveryDemand demand, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            if (database.IsPaused(JobQueues.WebhookDeliveries))
                return Task.FromResult<IReadOnlyList<DueDelivery>>([]);
            var doubtful = 0;
            var due = database.Deliveries.Values.Where(row => row.IsDue(now))
                .GroupBy(row => row.Delivery.Webhook)
                .Where(group => database.Webhooks.TryGetValue(group.Key, out var webhook) && webhook.IsEnabled)
                .Select(group => (Rows: group, Standing: demand.Receivers.GetValueOrDefault(group.Key)))
                .OrderBy(it => it.Standing.Running)
                .SelectMany(it => it.Rows.OrderBy(row => row.Delivery.NextAttemptAt)
                    .Take(Math.Max(0, it.Standing.Allowed - it.Standing.Running))
                    .Where(_ => it.Standing.Answers || doubtful++ < demand.Doubtful))
                .Take(demand.Limit)
                .ToList();
            foreach (var row in due)
            {
                row.Fence++;
                row.LeasedUntil = now + Limits.DeliveryLease;
            }

            return Task.FromResult<IReadOnlyList<DueDelivery>>(due.ConvertAll(
                row => new DueDelivery(row.Delivery, database.Webhooks[row.Delivery.Webhook], row.Fence)));
        }
    }

    public Task<bool> FinishAsync(
        DueDelivery claimed, WebhookDelivery after, DeliveryAttempt attempt, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            if (!database.Deliveries.TryGetValue(after.Id, out var row) || row.Fence != claimed.Fence)
                return Task.FromResult(false);
            row.Delivery = after;
            row.Attempts.Add(attempt);
            row.LeasedUntil = null;
            return Task.FromResult(true);
        }
    }

    public Task ReturnAsync(DueDelivery claimed, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            if (database.Deliveries.TryGetValue(claimed.Delivery.Id, out var row) && row.Fence == claimed.Fence)
                row.LeasedUntil = null;
            return Task.CompletedTask;
        }
    }

    public Task<long> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var old = database.Deliveries.Where(pair => pair.Value.Delivery.FinishedAt < before)
                .Select(pair => pair.Key).ToList();
            old.ForEach(id => database.Deliveries.Remove(id));
            return Task.FromResult((long)old.Count);
        }
    }

    /// <summary>The memory of a process is never away.</summary>
    public bool IsOutage(Exception exception) => false;
}
