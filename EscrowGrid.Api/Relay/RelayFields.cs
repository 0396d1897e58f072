using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Relay;

namespace EscrowGrid.Api.Relay;

/// <summary>Reads the bodies of operators' acts. Each has a reason, which is kept.</summary>
internal static class RelayFields
{
    public static (RelayItemFilter Filter, string Reason) ReadRetry(Fields fields, string consumer)
    {
        var filter = new RelayItemFilter(consumer)
        {
            Events = ReadEvents(fields),
            Subject = fields.OptionalText("subject", "Subject"),
        };
        return (filter, OperatorReason.Read(fields));
    }

    public static (DomainEventId Event, string Reason) ReadSkip(Fields fields) =>
        (PrefixedId.Parse<DomainEventId>(fields.Text("eventId", "Event id")), OperatorReason.Read(fields));

    public static ReplayEvents.Command ReadReplay(Fields fields, string consumer)
    {
        var from = fields.OptionalTime("from");
        var selection = new ReplaySelection(from ?? default)
        {
            To = fields.OptionalTime("to"),
            Events = ReadEvents(fields),
            Subject = fields.OptionalText("subject", "Subject"),
            Type = fields.OptionalText("type", "Type"),
            Institution = fields.OptionalText("institutionId", "Institution id") is { } id
                ? PrefixedId.Parse<InstitutionId>(id)
                : null,
        };
        if (from is null)
            fields.RefuseField("from", "From is required: the log is searched from there");
        return new ReplayEvents.Command(
            consumer, selection, OperatorReason.Read(fields), fields.OptionalFlag("dryRun"));
    }

    private static DomainEventId[]? ReadEvents(Fields fields) =>
        fields.OptionalTexts("eventIds", TextList.EventIds) is { } ids
            ? Array.ConvertAll(ids, PrefixedId.Parse<DomainEventId>)
            : null;
}
