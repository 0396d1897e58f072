using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Webhooks;

/// <summary>Sends a webhook an event that stands for nothing, whatever types it wants.</summary>
public sealed class TestWebhook(WebhookActs acts, IIdSource ids)
{
    /// <summary>The type of the event; it is in no log.</summary>
    public const string EventType = "escrowgrid.webhook.test";

    public async Task<Result<WebhookDelivery>> HandleAsync(
        InstitutionId institution, WebhookId webhook, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var result = await acts.RunAsync(
            AuditAction.WebhookTested, (institution, webhook), Decide, call, cancellationToken);
        return result.TryGet(out var act, out var problem) ? act.Deliveries[0] : problem;

        Result<WebhookAct> Decide(Webhook current, DateTimeOffset now)
        {
            if (!current.IsEnabled)
                return Problems.WebhookDisabled;
            var payload = JsonText.Write(
                current, static (json, it) => json.WriteString("webhookId", it.Id.ToString()));
            var told = new DomainEvent(
                ids.Create<DomainEventId>(),
                EventType,
                institution,
                current.Id.ToString(),
                current.Version,
                now,
                payload);
            var delivery = new WebhookDelivery(
                ids.Create<WebhookDeliveryId>(), current.Id, institution, WebhookMessage.Of(told), now);
            return new WebhookAct(current.Changed(now), delivery) { Deliveries = [delivery] };
        }
    }
}
