using System.Buffers;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.CommandBus;

/// <summary>
/// Reads the text of a message. What is in the payload is read by the code that reads the bodies of requests, so that
/// both ways in have the same rules; whatever is not known is refused.
/// </summary>
internal static class EnvelopeFields
{
    private const string Id = "eventId";
    private const string Type = "commandType";
    private const string Escrow = "escrowId";
    private const string IdRule = "Expected a UUID of version 4 or 7 in lower case";
    private const int IdText = 36;

    private static readonly string[] Types = [CommandMessage.Create, .. CommandFields.ByName.Keys];

    public static Result<CommandMessage> Read(ReadOnlyMemory<byte> text) =>
        BodyText.Parse(new ReadOnlySequence<byte>(text), Read);

    private static CommandMessage Read(Fields fields)
    {
        var version = fields.OptionalWhole("schemaVersion", "Schema version", CommandMessage.Version);
        if (version is not CommandMessage.Version)
            fields.RefuseField("schemaVersion", $"Expected {CommandMessage.Version}");
        var isOwn = fields.OptionalText("source", "Source") == CommandMessage.Own;
        var message = new CommandMessage(ReadId(fields, isOwn), fields.Option(Type, Types), ReadEscrow(fields))
        {
            IsOwn = isOwn,
        };
        if (fields.OptionalTime("timestamp") is null)
            fields.RefuseField("timestamp", "Expected the time at which it was sent");
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
        var text = fields.Text(Id, "Event id", IdText);
        if (Guid.TryParseExact(text, "D", out var id) && text == id.ToString() && (isOwn || IsFree(id)))
            return new CommandId(id);
        fields.RefuseField(Id, IdRule);
        return default;
    }

    private static EscrowId ReadEscrow(Fields fields)
    {
        var escrow = PrefixedId.Parse<EscrowId>(fields.Text(Escrow, "Escrow"));
        if (escrow == default)
            fields.RefuseField(Escrow, "Expected the id of an escrow");
        return escrow;
    }

    private static CommandMessage ReadPayload(Fields fields, CommandMessage message)
    {
        if (message.Type == CommandMessage.Create)
        {
            if (!IsFree(message.Escrow.Value))
                fields.RefuseField(Escrow, IdRule);
            var (agreement, institution) = fields.Section("payload", EscrowFields.ReadAgreement);
            return message with { Agreement = agreement with { Id = message.Escrow }, Institution = institution };
        }

        return CommandFields.ByName.TryGetValue(message.Type, out var read)
            ? message with { Wanted = fields.Section("payload", read) }
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
