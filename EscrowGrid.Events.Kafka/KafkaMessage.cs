using System.Globalization;
using System.Text;
using Confluent.Kafka;
using EscrowGrid.Core;
using EscrowGrid.Core.Events;

namespace EscrowGrid.Events.Kafka;

/// <summary>
/// An event as a record: CloudEvents' Kafka binding in its structured mode, whose text is the same as in webhooks, with
/// the attributes as headers too, so that whoever routes or skips need not parse the value (escrow-services.md 4.1,
/// traps T-36 and T-39).
/// </summary>
internal static class KafkaMessage
{
    public const string ContentType = CloudEventText.MediaType + "; charset=UTF-8";

    /// <summary>The version of the form of all events; a change that breaks readers goes to a new topic.</summary>
    public const string SchemaVersion = "1";

    private const string Replay = "x-replay";

    /// <summary>
    /// The key is the subject: its events share a partition, and so keep their order. The record has the time at which
    /// it is published, since brokers reckon retention by it; when the event happened is in <c>ce_time</c>.
    /// </summary>
    public static Message<string, byte[]> Of(RelayedEvent relayed)
    {
        var told = relayed.Event;
        var headers = Headers(told);
        if (relayed.IsReplay)
            Add(headers, Replay, "true");
        return new Message<string, byte[]>
        {
            Key = told.Subject,
            Value = Encoding.UTF8.GetBytes(CloudEventText.Write(told).Text),
            Headers = headers,
        };
    }

    private static Headers Headers(DomainEvent told)
    {
        var sequence = told.Sequence.ToString(CultureInfo.InvariantCulture);
        var headers = new Headers();
        Add(headers, "content-type", ContentType);
        Add(headers, "ce_specversion", CloudEventText.SpecVersion);
        Add(headers, "ce_id", told.Id.ToString());
        Add(headers, "ce_source", CloudEventText.Source);
        Add(headers, "ce_type", told.Type);
        Add(headers, "ce_subject", told.Subject);
        Add(headers, "ce_time", told.OccurredAt.ToWireText());
        Add(headers, "ce_sequence", sequence);
        Add(headers, "ce_institutionid", told.Institution.ToString());
        Add(headers, "event-id", told.Id.ToString());
        Add(headers, "event-type", told.Type);
        Add(headers, "aggregate-id", told.Subject);
        Add(headers, "aggregate-sequence", sequence);
        Add(headers, "schema-version", SchemaVersion);
        return headers;
    }

    private static void Add(Headers headers, string name, string value) =>
        headers.Add(name, Encoding.UTF8.GetBytes(value));
}
