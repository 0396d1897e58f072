using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Webhooks;

/// <summary>
/// Makes a delivery of each event for each webhook that wants it. The deliveries are stored with the note that the
/// event was handled, so there is exactly one for each, whatever ends when.
/// </summary>
internal sealed class WebhookFanOut(IWebhookStore webhooks, IIdSource ids, TimeProvider time, DeliveryRunner runner)
    : IEventConsumer
{
    public string Name => "webhooks";

    public async Task HandleAsync(IReadOnlyList<RelayedEvent> events, CancellationToken cancellationToken)
    {
        var institutions = events.Select(told => told.Event.Institution).Distinct().ToList();
        var targets = (await webhooks.FindEnabledAsync(institutions, cancellationToken))
            .ToLookup(webhook => webhook.Institution);
        var now = time.NowInMilliseconds();
        foreach (var told in events)
        {
            foreach (var webhook in targets[told.Event.Institution].Where(webhook => webhook.Wants(told.Event)))
            {
                var message = WebhookMessage.Of(told.Event);
                told.Add(new WebhookDelivery(
                    ids.Create<WebhookDeliveryId>(), webhook.Id, webhook.Institution, message, now)
                {
                    IsReplay = told.IsReplay,
                });
            }
        }

        runner.Expect();
    }
}
