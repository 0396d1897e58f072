using System.Globalization;
using System.Text.Json;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Events;

/// <summary>
/// An event as CloudEvents 1.0 in structured JSON: the same text in webhooks, in Kafka and in <c>GET /events</c>
/// (anchors.md 3.1).
/// </summary>
public static class CloudEventText
{
    public const string SpecVersion = "1.0";

    /// <summary>The <c>source</c> of all events; with the id it is unique.</summary>
    public const string Source = "/escrowgrid";

    public const string DataContentType = "application/json";

    /// <summary>The media type of the text.</summary>
    public const string MediaType = "application/cloudevents+json";

    public static JsonText Write(DomainEvent told)
    {
        ArgumentNullException.ThrowIfNull(told);
        return JsonText.Write(told, static (json, it) =>
        {
            WriteAttributes(json, it);
            json.WritePropertyName("data");
            json.WriteRawValue(it.Payload.Text, skipInputValidation: true);
        });
    }

    /// <summary>
    /// The event without its data, for those that take no large messages: <c>dataref</c> says where it is read.
    /// </summary>
    public static JsonText WriteThin(DomainEvent told)
    {
        ArgumentNullException.ThrowIfNull(told);
        return JsonText.Write(told, static (json, it) =>
        {
            WriteAttributes(json, it);
            json.WriteString("dataref", $"/events?type={it.Type}");
        });
    }

    private static void WriteAttributes(Utf8JsonWriter json, DomainEvent told)
    {
        json.WriteString("specversion", SpecVersion);
        json.WriteString("id", told.Id.ToString());
        json.WriteString("source", Source);
        json.WriteString("type", told.Type);
        json.WriteString("subject", told.Subject);
        json.WriteString("time", told.OccurredAt.ToWireText());
        json.WriteString("datacontenttype", DataContentType);
        json.WriteString("sequence", told.Sequence.ToString(CultureInfo.InvariantCulture));
        json.WriteString("institutionid", told.Institution.ToString());
    }
}
