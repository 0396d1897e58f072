using EscrowGrid.Core.Access;
using EscrowGrid.Core.ApiKeys;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.CommandBus;

/// <summary>
/// Takes a command from the topic: once, however often it is delivered, and by the rules of the requests of REST. What
/// is stored under the message's id, and for ever, is what tells a repeat; nothing depends on where the topic is read
/// (docs/adr/0020-commands-by-a-topic.md).
/// </summary>
public sealed class TakeMessage(
    MessageSender sender, RepeatedMessage repeated, SubmitCommand submit, OpenEscrow open)
{
    /// <summary>What the audit trail has in the place of a request's method.</summary>
    private const string Method = "KAFKA";

    /// <param name="message">As <see cref="ReadMessage"/> has read it.</param>
    /// <param name="isPatient">Whether to come again is possible where its escrow is not there yet.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    public async Task<MessageFate> HandleAsync(
        CommandMessage message, bool isPatient, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (await repeated.FindAsync(message, cancellationToken) is { } fate)
            return fate;
        try
        {
            var refused = await TakeAsync(message, cancellationToken);
            if (refused is null)
                return new MessageFate(MessageVerdict.Taken);
            return isPatient && refused.Code == Problems.EscrowNotFound.Code
                ? new MessageFate(MessageVerdict.TooEarly)
                : new MessageFate(MessageVerdict.Refused, refused, message.Id);
        }
        catch (ApiKeyRevokedException)
        {
            return MessageFate.Refuse(MessageRefusal.PrincipalUnknown, "Ended meanwhile", message.Id);
        }
    }

    /// <returns>Why it cannot be taken; null when it was.</returns>
    private async Task<MessageRefusal?> TakeAsync(CommandMessage message, CancellationToken cancellationToken)
    {
        if (!(await sender.FindAsync(message.Principal!, cancellationToken)).TryGet(out var caller, out var problem))
        {
            return problem.Kind == Problems.InvalidApiKey
                ? new MessageRefusal(MessageRefusal.PrincipalUnknown, "No session or key that can be used")
                : MessageRefusal.Of(problem);
        }

        var call = new CallContext(
            caller, message.Id.Value.ToString(), Method, $"/escrow-commands/{message.Type}", ClientAddress: null);
        var refused = message.Agreement is { } agreement
            ? await OpenAsync(agreement, message.Institution, call, cancellationToken)
            : (await submit.TakeAsync(message.Id, message.Escrow, message.Wanted!, call, cancellationToken)).Problem;
        return refused is null ? null : MessageRefusal.Of(refused);
    }

    private async Task<Problem?> OpenAsync(
        OpenEscrow.Command agreement, string? named, CallContext call, CancellationToken cancellationToken) =>
        InstitutionContext.Resolve(call.Caller, named, "escrows").TryGet(out var institution, out var problem)
            ? (await open.HandleAsync(agreement with { Institution = institution }, call, cancellationToken)).Problem
            : problem;
}
