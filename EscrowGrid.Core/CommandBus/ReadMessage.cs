using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace EscrowGrid.Core.CommandBus;

/// <summary>
/// Reads what came on the topic, whoever has sent it: a message, or a reason, and never an exception. Nothing of it is
/// believed before its signature is.
/// </summary>
public sealed class ReadMessage(CommandBusSettings settings)
{
    /// <summary>
    /// The reason of a refusal is not to be remembered under the message's id: whoever sends a copy of a signed message
    /// with a wrong header must not be able to have the message itself refused.
    /// </summary>
    public bool TryRead(
        ReceivedMessage received,
        [NotNullWhen(true)] out CommandMessage? message,
        [NotNullWhen(false)] out MessageRefusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(received);
        message = null;
        refusal = FindForgery(received);
        if (refusal is not null)
            return false;
        if (!EnvelopeFields.Read(received.Value).TryGet(out var read, out var problem))
        {
            refusal = MessageRefusal.Of(problem);
            return false;
        }

        refusal = FindMismatch(received, read);
        message = refusal is null ? read : null;
        return message is not null;
    }

    private MessageRefusal? FindForgery(ReceivedMessage received)
    {
        if (received.Value.Length > Limits.CommandMessageBytes)
            return new MessageRefusal(MessageRefusal.TooLarge, $"At most {Limits.CommandMessageBytes} bytes");
        if (!received.Headers.TryGetValue(MessageHeaders.Signature, out var signature))
            return new MessageRefusal(MessageRefusal.NotSigned);
        return CommandSignature.IsValid(received.Value.Span, signature, settings.Secrets)
            ? null
            : new MessageRefusal(MessageRefusal.SignatureInvalid);
    }

    /// <summary>What others route by must say what is carried out (trap T-39).</summary>
    private static MessageRefusal? FindMismatch(ReceivedMessage received, CommandMessage message)
    {
        var version = CommandMessage.Version.ToString(CultureInfo.InvariantCulture);
        var wrong = FindWrong(received, MessageHeaders.Id, message.Id.Value.ToString())
            ?? FindWrong(received, MessageHeaders.Type, message.Type)
            ?? FindWrong(received, MessageHeaders.Version, version);
        if (wrong is not null)
            return new MessageRefusal(MessageRefusal.HeaderMismatch, wrong);
        return received.Key == message.Escrow.ToString()
            ? null
            : new MessageRefusal(MessageRefusal.KeyMismatch, "The key is the id of the escrow");
    }

    private static string? FindWrong(ReceivedMessage received, string header, string expected) =>
        received.Headers.GetValueOrDefault(header) == expected ? null : header;
}
