using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Webhooks;

/// <summary>One event on its way to one webhook.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Webhook">Whither.</param>
/// <param name="Institution">Whose it is.</param>
/// <param name="Message">What is sent.</param>
/// <param name="CreatedAt">In UTC, whole milliseconds.</param>
public sealed record WebhookDelivery(
    WebhookDeliveryId Id,
    WebhookId Webhook,
    InstitutionId Institution,
    WebhookMessage Message,
    DateTimeOffset CreatedAt)
    : IEventEffect, IListed
{
    public DeliveryState State { get; init; }

    /// <summary>Whether somebody asked for it again: the receiver may have had it before.</summary>
    public bool IsReplay { get; init; }

    /// <summary>Attempts that were made.</summary>
    public int Attempts { get; init; }

    /// <summary>Of a pending one.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; } = CreatedAt;

    /// <summary>Of one that is not pending.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The HTTP status of the last attempt; null when there was none.</summary>
    public int? LastStatus { get; init; }

    /// <summary>Why the last attempt failed; null when it did not.</summary>
    public string? LastError { get; init; }

    public RowKey Key => new(CreatedAt, Id.Value);

    /// <summary>The same message once more.</summary>
    public WebhookDelivery Again(WebhookDeliveryId id, DateTimeOffset now) =>
        new(id, Webhook, Institution, Message, now) { IsReplay = true };
}
