using System.Security.Cryptography;
using System.Text;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>A payment provider's webhook as it is kept, for ever but for its body, once for each of the
/// provider's event ids.</summary>
/// <param name="Notice">What it says.</param>
/// <param name="ReceivedAt">When it came, in UTC.</param>
public sealed record ProviderEvent(ProviderNotice Notice, DateTimeOffset ReceivedAt) : IListed
{
    /// <summary>Follows from the rail and the provider's id of the event.</summary>
    public ProviderEventId Id { get; } = IdOf(Notice);

    public RowKey Key => new(ReceivedAt, Id.Value);

    /// <summary>The raw bytes that were signed; none once they are old and it was handled.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>SHA-256 of the bytes that are no longer kept; null while they are.</summary>
    public Sha256Digest? BodyHash { get; init; }

    /// <summary>The headers that say who sent it and in which form: a JSON object. Never the signature.</summary>
    public string Headers { get; init; } = "{}";

    public ProviderEventState State { get; init; }

    /// <summary>How often what it is about has been looked for.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last attempt found nothing; null where none failed.</summary>
    public string? LastError { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Who said that nothing is to be done about it; null where nobody did.</summary>
    public string? DismissedBy { get; init; }

    /// <summary>Why; null where nobody said so.</summary>
    public string? Dismissal { get; init; }

    /// <summary>Whether nothing has come of it yet: it is looked at, or waits for the operator.</summary>
    public bool IsOpen => State is ProviderEventState.Pending or ProviderEventState.Unmatched;

    private static ProviderEventId IdOf(ProviderNotice notice)
    {
        var name = Encoding.UTF8.GetBytes($"event:{WireName<Rail>.Of(notice.Rail)}:{notice.EventId}");
        return new ProviderEventId(NamedUuid.Of(SHA256.HashData(name)));
    }
}
