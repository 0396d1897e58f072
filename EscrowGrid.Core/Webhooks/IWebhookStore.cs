using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Webhooks;

public interface IWebhookStore
{
    /// <returns>
    /// False when the institution has <see cref="Limits.WebhooksPerInstitution"/>; then nothing is stored.
    /// </returns>
    Task<bool> AddAsync(Webhook webhook, Trail trail, CancellationToken cancellationToken);

    Task<Webhook?> FindAsync(WebhookId id, CancellationToken cancellationToken);

    /// <summary>All of an institution, oldest first.</summary>
    Task<IReadOnlyList<Webhook>> ListAsync(InstitutionId institution, CancellationToken cancellationToken);

    /// <summary>Those of several institutions that something is sent to.</summary>
    Task<IReadOnlyList<Webhook>> FindEnabledAsync(
        IReadOnlyList<InstitutionId> institutions, CancellationToken cancellationToken);

    /// <param name="changed">As it is now, one version later.</param>
    /// <param name="deliveries">What is sent to it besides.</param>
    /// <param name="trail">What the change leaves behind.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False when it was changed or deleted meanwhile; then nothing is stored.</returns>
    Task<bool> ChangeAsync(
        Webhook changed,
        IReadOnlyList<WebhookDelivery> deliveries,
        Trail trail,
        CancellationToken cancellationToken);

    /// <summary>Deletes it and cancels what was to be sent to it.</summary>
    /// <returns>False when it was changed or deleted meanwhile; then nothing is stored.</returns>
    Task<bool> DeleteAsync(Webhook deleted, Trail trail, CancellationToken cancellationToken);
}
