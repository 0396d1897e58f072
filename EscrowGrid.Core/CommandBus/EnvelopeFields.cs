using System.Buffers;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Escrows.Publishing;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.CommandBus;

/// <summary>
/// Reads the text of a message. What is in the payload is read by the code that reads the bodies of requests, so that
/// both ways in have the same rules; whatever is not known is refused.
/// </summary>
internal static class EnvelopeFields
{
    private const string IdRule = "Expected a UUID of version 4 or 7 in lower case";
    private const int IdText = 36;

    private static readonly string[] Types = [CommandMessage.Create, .. CommandFields.ByName.Keys];

    public static Result<CommandMessage> Read(ReadOnlyMemory<byte> text) =>
        BodyText.Parse(new ReadOnlySequence<byte>(text), Read);

    private static CommandMessage Read(Fields fields)
    {
        var version = fields.OptionalWhole(CommandEnvelope.SchemaVersion, "Schema version", CommandMessage.Version);
        if (version is not CommandMessage.Version)
            fields.RefuseField(CommandEnvelope.SchemaVersion, $"Expected {CommandMessage.Version}");
        var isOwn = fields.OptionalText(CommandEnvelope.Source, "Source") == CommandMessage.Own;
        var id = ReadId(fields, isOwn);
        var type = fields.Option(CommandEnvelope.CommandType, Types);
        var message = new CommandMessage(id, type, ReadEscrow(fields)) { IsOwn = isOwn };
        if (fields.OptionalTime(CommandEnvelope.Timestamp) is null)
            fields.RefuseField(CommandEnvelope.Timestamp, "Expected the time at which it was sent");
        // What we have told others is not a command to us, whatever is in it.
        if (isOwn)
            return message;
        message = ReadPayload(fields, message) with { Principal = fields.Section("principal", ReadPrincipal) };
        fields.RefuseUnknown();
        return message;
    }

    /// <summary>
    /// Ids that follow from a name are EscrowGrid's own: nobody can take the place of what it will want by itself.
    /// </summary>
    private static CommandId ReadId(Fields fields, bool isOwn)
    {
        var text = fields.Text(CommandEnvelope.EventId, "Event id", IdText);
        if (Guid.TryParseExact(text, "D", out var id) && text == id.ToString() && (isOwn || IsFree(id)))
            return new CommandId(id);
        fields.RefuseField(CommandEnvelope.EventId, IdRule);
        return default;
    }

    private static EscrowId ReadEscrow(Fields fields)
    {
        var escrow = PrefixedId.Parse<EscrowId>(fields.Text(CommandEnvelope.EscrowId, "Escrow"));
        if (escrow == default)
            fields.RefuseField(CommandEnvelope.EscrowId, "Expected the id of an escrow");
        return escrow;
    }

    private static CommandMessage ReadPayload(Fields fields, CommandMessage message)
    {
        if (message.Type == CommandMessage.Create)
        {
            if (!IsFree(message.Escrow.Value))
                fields.RefuseField(CommandEnvelope.EscrowId, IdRule);
            var (agreement, institution) = fields.Section(CommandEnvelope.Payload, EscrowFields.ReadAgreement);
            return message with { Agreement = agreement with { Id = message.Escrow }, Institution = institution };
        }

        return CommandFields.ByName.TryGetValue(message.Type, out var read)
            ? message with { Wanted = fields.Section(CommandEnvelope.Payload, read) }
            : message;
    }

    private static MessagePrincipal ReadPrincipal(Fields fields)
    {
        var kind = fields.Option<PrincipalKind>("type");
        var id = fields.Text("id", "Id");
        MessagePrincipal principal = kind is PrincipalKind.ApiKey
            ? new MessagePrincipal.Key(PrefixedId.Parse<ApiKeyId>(id))
            : new MessagePrincipal.Person(
                PrefixedId.Parse<UserId>(id), PrefixedId.Parse<SessionId>(fields.Text("sessionId", "Session")));
        fields.RefuseUnknown();
        return principal;
    }

    private static bool IsFree(Guid id) => id.Variant is >= 8 and <= 11 && id.Version is (4 or 7);
}
