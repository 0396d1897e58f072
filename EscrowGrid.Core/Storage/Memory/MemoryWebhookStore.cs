using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Webhooks;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryWebhookStore(MemoryDatabase database) : IWebhookStore
{
    public Task<bool> AddAsync(Webhook webhook, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
        {
            if (Of(webhook.Institution).Count() >= Limits.WebhooksPerInstitution)
                return false;
            database.Webhooks.Add(webhook.Id, webhook);
            return true;
        }));

    public Task<Webhook?> FindAsync(WebhookId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.Webhooks.GetValueOrDefault(id));
    }

    public Task<IReadOnlyList<Webhook>> ListAsync(InstitutionId institution, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult<IReadOnlyList<Webhook>>([.. Of(institution)]);
    }

    public Task<IReadOnlyList<Webhook>> FindEnabledAsync(
        IReadOnlyList<InstitutionId> institutions, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult<IReadOnlyList<Webhook>>(
                [.. institutions.SelectMany(Of).Where(webhook => webhook.IsEnabled)]);
        }
    }

    public Task<bool> ChangeAsync(
        Webhook changed,
        IReadOnlyList<WebhookDelivery> deliveries,
        Trail trail,
        CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
        {
            if (!IsBefore(changed))
                return false;
            database.Webhooks[changed.Id] = changed;
            foreach (var delivery in deliveries)
                database.Apply(delivery);
            return true;
        }));

    public Task<bool> DeleteAsync(Webhook deleted, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
        {
            if (!IsBefore(deleted))
                return false;
            database.Webhooks.Remove(deleted.Id);
            foreach (var row in database.Deliveries.Values.Where(row => row.IsPendingFor(deleted.Id)))
                row.Cancel(deleted.UpdatedAt);
            return true;
        }));

    private bool IsBefore(Webhook after) =>
        database.Webhooks.TryGetValue(after.Id, out var before) && before.Version == after.Version - 1;

    private IEnumerable<Webhook> Of(InstitutionId institution) =>
        database.Webhooks.Values.Where(webhook => webhook.Institution == institution);
}
