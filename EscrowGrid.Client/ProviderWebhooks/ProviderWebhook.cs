using System.Text.Json;
using System.Text.Json.Serialization;
using EscrowGrid.Client.Escrows;

namespace EscrowGrid.Client.ProviderWebhooks;

/// <summary>What a payment provider told, and what has become of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Rail">Whose it is.</param>
/// <param name="ProviderEventId">The provider's id of it.</param>
/// <param name="Type">The provider's word for it.</param>
/// <param name="State">What has become of it.</param>
/// <param name="Attempts">How often what it is about has been looked for.</param>
/// <param name="OccurredAt">When it happened, as the provider says.</param>
/// <param name="ReceivedAt">When it came.</param>
public sealed record ProviderWebhook(
    string Id,
    PaymentRail Rail,
    string ProviderEventId,
    string Type,
    ProviderWebhookState State,
    int Attempts,
    DateTimeOffset OccurredAt,
    DateTimeOffset ReceivedAt)
{
    /// <summary>Whether nothing has come of it yet: it is looked at, or waits for an operator.</summary>
    [JsonIgnore]
    public bool IsOpen => State is ProviderWebhookState.Pending or ProviderWebhookState.Unmatched;

    /// <summary>The provider's object that it is about.</summary>
    public string? ObjectId { get; init; }

    /// <summary>The provider's id of the way in: an intent, or an address.</summary>
    public string? CollectionId { get; init; }

    public string? EscrowId { get; init; }

    public string? SettlementId { get; init; }

    /// <summary>Why the last attempt came to nothing.</summary>
    public string? LastError { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Who said that nothing is to be done about it.</summary>
    public string? DismissedBy { get; init; }

    /// <summary>Why.</summary>
    public string? Dismissal { get; init; }

    /// <summary>The job that acts on it while it is pending.</summary>
    public string? JobId { get; init; }

    /// <summary>Who sent it and in which form; only where one is shown alone.</summary>
    public JsonElement? Headers { get; init; }

    /// <summary>
    /// JSON with what is secret or names people hidden; only where one is shown alone, and as long as it is kept.
    /// </summary>
    public string? Body { get; init; }

    /// <summary>SHA-256 of the body that is no longer kept.</summary>
    public string? BodyHash { get; init; }
}
