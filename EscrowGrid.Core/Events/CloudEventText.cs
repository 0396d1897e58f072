using System.Globalization;
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
            json.WriteString("specversion", SpecVersion);
            json.WriteString("id", it.Id.ToString());
            json.WriteString("source", Source);
            json.WriteString("type", it.Type);
            json.WriteString("subject", it.Subject);
            json.WriteString("time", it.OccurredAt.ToWireText());
            json.WriteString("datacontenttype", DataContentType);
            json.WriteString("sequence", it.Sequence.ToString(CultureInfo.InvariantCulture));
            json.WriteString("institutionid", it.Institution.ToString());
            json.WritePropertyName("data");
            json.WriteRawValue(it.Payload.Text, skipInputValidation: true);
        });
    }
}
