using System.Text.Json;
using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Events;

/// <summary>Something that happened (CloudEvents 1.0).</summary>
/// <param name="Id">Stays the same however often the event is told: use it to ignore a repeat.</param>
/// <param name="Type"><c>escrowgrid.resource.verb</c>.</param>
/// <param name="Subject">The id of the resource.</param>
/// <param name="Time">When, in UTC.</param>
/// <param name="Sequence">The place among the events of the same subject, as a whole number from 1.</param>
/// <param name="InstitutionId">Whose event it is.</param>
/// <param name="Data">The facts; which ones depends on the type.</param>
public sealed record CloudEvent(
    string Id,
    string Type,
    string Subject,
    DateTimeOffset Time,
    string Sequence,
    [property: JsonPropertyName("institutionid")] string InstitutionId,
    JsonElement Data);
