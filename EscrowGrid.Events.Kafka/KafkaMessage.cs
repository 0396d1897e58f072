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
            headers.Add(Replay, "true");
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
        headers.Add("content-type", ContentType);
        headers.Add("ce_specversion", CloudEventText.SpecVersion);
        headers.Add("ce_id", told.Id.ToString());
        headers.Add("ce_source", CloudEventText.Source);
        headers.Add("ce_type", told.Type);
        headers.Add("ce_subject", told.Subject);
        headers.Add("ce_time", told.OccurredAt.ToWireText());
        headers.Add("ce_sequence", sequence);
        headers.Add("ce_institutionid", told.Institution.ToString());
        headers.Add("event-id", told.Id.ToString());
        headers.Add("event-type", told.Type);
        headers.Add("aggregate-id", told.Subject);
        headers.Add("aggregate-sequence", sequence);
        headers.Add("schema-version", SchemaVersion);
        return headers;
    }
}
