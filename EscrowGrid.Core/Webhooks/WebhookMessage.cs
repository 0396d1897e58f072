using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Webhooks;

/// <summary>What is sent: the same bytes at every attempt, under the id by which a receiver ignores repeats.</summary>
/// <param name="Event">The id of the event, and of the message.</param>
/// <param name="Type">Of the event.</param>
/// <param name="Subject">Of the event.</param>
/// <param name="Body">The event as a CloudEvent, or a thin one that says where it can be read.</param>
public sealed record WebhookMessage(DomainEventId Event, string Type, string Subject, JsonText Body)
{
    public static WebhookMessage Of(DomainEvent told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var body = CloudEventText.Write(told);
        if (body.CountBytes() > Limits.WebhookBodyBytes)
            body = CloudEventText.WriteThin(told);
        return new WebhookMessage(told.Id, told.Type, told.Subject, body);
    }
}
