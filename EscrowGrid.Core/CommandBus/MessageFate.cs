using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.CommandBus;

/// <summary>What became of a message, and why.</summary>
/// <param name="Verdict">What.</param>
/// <param name="Refusal">Why it is refused; null otherwise.</param>
/// <param name="Id">
/// Of a signed message that was read, so that its refusal can be remembered; null for what nobody known has sent.
/// </param>
public sealed record MessageFate(MessageVerdict Verdict, MessageRefusal? Refusal = null, CommandId? Id = null)
{
    public static MessageFate Refuse(string code, string? details = null, CommandId? id = null) =>
        new(MessageVerdict.Refused, new MessageRefusal(code, details), id);
}
