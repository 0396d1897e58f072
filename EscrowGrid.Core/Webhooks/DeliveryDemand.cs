using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Webhooks;

/// <summary>What a process can attempt now.</summary>
/// <param name="Limit">Deliveries in all.</param>
/// <param name="Doubtful">Of those, deliveries to receivers of which it is not known that they answer.</param>
/// <param name="Receivers">The webhooks that are attempted now, or are known to answer. Any other is attempted by
/// nobody here and is doubtful.</param>
public sealed record DeliveryDemand(
    int Limit, int Doubtful, IReadOnlyDictionary<WebhookId, ReceiverStanding> Receivers)
{
    /// <summary>Of a process that attempts nothing so far, and does not care who answers.</summary>
    public static DeliveryDemand Of(int limit) =>
        new(limit, limit, new Dictionary<WebhookId, ReceiverStanding>());
}
