using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Webhooks;

internal static partial class WebhooksLog
{
    [LoggerMessage(2301, LogLevel.Warning, "Deliveries wait: {Reason}")]
    public static partial void DeliveriesWait(this ILogger logger, string reason);

    [LoggerMessage(2302, LogLevel.Warning, "The outcome of an attempt of {DeliveryId} is lost; it is repeated")]
    public static partial void AttemptLost(this ILogger logger, Exception exception, string deliveryId);

    [LoggerMessage(2303, LogLevel.Warning, "Delivery {DeliveryId} was taken over before its attempt was noted")]
    public static partial void AttemptFenced(this ILogger logger, string deliveryId);

    [LoggerMessage(2304, LogLevel.Warning, "Delivery {DeliveryId} is given up after {Attempts} attempts: {Error}")]
    public static partial void DeliveryFailed(this ILogger logger, string deliveryId, int attempts, string error);

    [LoggerMessage(2305, LogLevel.Warning, "Webhook {WebhookId} answered that it is gone; nothing is sent to it now")]
    public static partial void WebhookGone(this ILogger logger, string webhookId);
}
