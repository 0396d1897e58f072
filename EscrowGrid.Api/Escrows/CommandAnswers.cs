using System.Text.Json;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Idempotency;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Escrows;

/// <summary>Commands as answers: still waiting, done, or refused.</summary>
internal static class CommandAnswers
{
    /// <param name="context">The request.</param>
    /// <param name="command">As it is when the wait is over.</param>
    /// <param name="done">The status of one that is done.</param>
    public static IResult Show(HttpContext context, StoredCommand command, int done)
    {
        if (command.Problem is { } problem)
            return problem.ToAnswer(context);
        var status = command.State is CommandState.Pending or CommandState.AwaitingApproval
            ? StatusCodes.Status202Accepted
            : done;
        context.Response.Headers.Location = $"{EscrowEndpoints.Escrows}/{command.Escrow}";
        return TypedResults.Json(CommandResponse.From(command), ApiJson.Wire.CommandResponse, statusCode: status);
    }

    /// <summary>
    /// Answers a repeat by the command that the first request stored: a stored answer would only say that it was
    /// waiting then.
    /// </summary>
    public static async Task<IResult> RepeatAsync(HttpContext context, Reply stored, int done)
    {
        var first = JsonSerializer.Deserialize(stored.Body, ApiJson.Wire.CommandResponse)!;
        var handler = context.RequestServices.GetRequiredService<GetCommand>();
        var found = await handler.HandleAsync(
            PrefixedId.Parse<CommandId>(first.CommandId),
            context.Caller(),
            Patience.Read(context, Limits.CommandPatience),
            context.RequestAborted);
        return found.TryGet(out var command, out var problem)
            ? Show(context, command, done)
            : problem.ToAnswer(context);
    }
}
