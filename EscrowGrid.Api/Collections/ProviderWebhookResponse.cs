using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Collections;

/// <summary>A payment provider's webhook; <c>headers</c> and <c>body</c> only where one is shown alone.</summary>
internal sealed record ProviderWebhookResponse(
    string Id,
    string Rail,
    string ProviderEventId,
    string Type,
    string State,
    int Attempts,
    DateTimeOffset OccurredAt,
    DateTimeOffset ReceivedAt)
{
    /// <summary>The provider's object that it is about.</summary>
    public string? ObjectId { get; init; }

    /// <summary>The provider's id of the way in: an intent, or an address.</summary>
    public string? CollectionId { get; init; }

    public string? EscrowId { get; init; }

    public string? SettlementId { get; init; }

    /// <summary>Why the last attempt came to nothing.</summary>
    public string? LastError { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? DismissedBy { get; init; }

    public string? Dismissal { get; init; }

    /// <summary>The job that acts on it, as long as nothing has come of it.</summary>
    public string? JobId { get; init; }

    public JsonText? Headers { get; init; }

    /// <summary>JSON as a text, with what is secret or names people hidden.</summary>
    public string? Body { get; init; }

    /// <summary>SHA-256 of the body that is no longer kept.</summary>
    public string? BodyHash { get; init; }

    public static ProviderWebhookResponse From(ProviderEvent it) => new(
        it.Id.ToString(),
        WireName<Core.Payments.Rail>.Of(it.Notice.Rail),
        it.Notice.EventId,
        it.Notice.Type,
        WireName<ProviderEventState>.Of(it.State),
        it.Attempts,
        it.Notice.CreatedAt,
        it.ReceivedAt)
    {
        ObjectId = it.Notice.ObjectId,
        CollectionId = it.Notice.CollectionId,
        EscrowId = it.Notice.Escrow?.ToString(),
        SettlementId = it.Notice.Settlement?.ToString(),
        LastError = it.LastError,
        EndedAt = it.EndedAt,
        DismissedBy = it.DismissedBy,
        Dismissal = it.Dismissal,
        JobId = it.State is ProviderEventState.Pending ? HandleNotice.Request(it).Id.ToString() : null,
        BodyHash = it.BodyHash?.ToString(),
    };

    public static ProviderWebhookResponse From(ShownNotice it) => From(it.Event) with
    {
        Headers = JsonText.FromStored(it.Event.Headers),
        Body = it.Body,
    };
}
