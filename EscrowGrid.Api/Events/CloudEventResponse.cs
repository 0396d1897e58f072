using System.Text.Json.Serialization;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;

namespace EscrowGrid.Api.Events;

/// <summary>
/// An event on the wire: CloudEvents 1.0, structured JSON, with the extension <c>sequence</c> (the order within its
/// subject, as text) and the institution as an extension of ours. Attribute names are CloudEvents', so lower-case.
/// </summary>
internal sealed record CloudEventResponse(
    [property: JsonPropertyName("specversion")] string SpecVersion,
    string Id,
    string Source,
    string Type,
    string Subject,
    DateTimeOffset Time,
    [property: JsonPropertyName("datacontenttype")] string DataContentType,
    string Sequence,
    [property: JsonPropertyName("institutionid")] string InstitutionId,
    JsonText Data)
{
    public static CloudEventResponse From(DomainEvent told) => new(
        "1.0",
        told.Id.ToString(),
        "/escrowgrid",
        told.Type,
        told.Subject,
        told.OccurredAt,
        "application/json",
        $"{told.Sequence}",
        told.Institution.ToString(),
        told.Payload);
}
