using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Idempotency;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Idempotency;

/// <summary>
/// Gives a request with an <c>Idempotency-Key</c> one effect, however often it arrives (ADR 3). The record of a request
/// is stored with its effect, so nothing is looked up as long as requests succeed: only one that had no effect of its
/// own (refused, or nothing to change, or its record was there already) is compared with what an earlier one did.
/// </summary>
internal sealed class IdempotencyFilter(IIdempotencyStore store, RunningRequests running) : IEndpointFilter
{
    /// <summary>On every answer to a request with a key: whether it repeats an earlier answer.</summary>
    public const string ReplayedHeader = "Idempotency-Replayed";

    private const string KeyHeader = "Idempotency-Key";

    private static readonly string KeyRule =
        $"Idempotency-Key must be one value of 1 to {Limits.IdempotencyKeyText} visible ASCII characters";

    /// <summary>Null without the header.</summary>
    public static Result<IdempotencyKey?> ReadKey(HttpContext context)
    {
        if (!context.Request.Headers.TryGetValue(KeyHeader, out var values))
            return (IdempotencyKey?)null;
        return values is [{ } text] && IdempotencyKey.TryParse(text, out var key)
            ? (IdempotencyKey?)key
            : Problems.InvalidIdempotencyKey.With(KeyRule);
    }

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!http.Request.Headers.TryGetValue(KeyHeader, out var values))
            return await next(context);

        http.Response.Headers[ReplayedHeader] = "false";
        if (values is not [{ } text] || !IdempotencyKey.TryParse(text, out var key))
            return Problems.InvalidIdempotencyKey.With(KeyRule).ToAnswer(http);

        var id = IdempotencyId.Of(http.Caller(), http.Request.Method, http.Request.Path.Value ?? "/", key);
        var request = new IdempotentRequest(id);
        http.Features.Set(request);
        if (IsAnsweredAnew(http))
            return await RunAsync(context, next, request);
        if (!running.TryEnter(id))
            return new Problem(Problems.IdempotencyKeyInUse).ToAnswer(http);
        try
        {
            return await RunAsync(context, next, request);
        }
        finally
        {
            running.Leave(id);
        }
    }

    private async Task<object?> RunAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next, IdempotentRequest request)
    {
        object? answer;
        try
        {
            answer = await next(context);
        }
        catch (IdempotencyKeyUsedException exception)
        {
            return await FindEarlierAnswerAsync(context.HttpContext, request)
                ?? throw new InvalidOperationException("A record was there and is not: its time ran out.", exception);
        }

        // What was stored stands, also where it was refused in the end: the refusal is the answer of its decision.
        if (request.Claim is { IsRecorded: true } && IsAnsweredAnew(context.HttpContext))
            return answer;
        var hadEffect = request.Claim is { IsRecorded: true }
            && answer is IStatusCodeHttpResult { StatusCode: null or < StatusCodes.Status300MultipleChoices };
        return hadEffect ? answer : await FindEarlierAnswerAsync(context.HttpContext, request) ?? answer;
    }

    /// <summary>Null when no earlier request with the key had an effect, or this one was not valid.</summary>
    private async Task<IResult?> FindEarlierAnswerAsync(HttpContext http, IdempotentRequest request)
    {
        if (request.Claim is not { } claim || await store.FindAsync(claim.Id, http.RequestAborted) is not { } record)
            return null;
        if (record.Body != claim.Body)
            return new Problem(Problems.IdempotencyKeyReused).ToAnswer(http);

        http.Response.Headers[ReplayedHeader] = "true";
        var marks = http.GetEndpoint()?.Metadata;
        if (marks?.GetMetadata<AnsweredAnew>() is { } anew)
            return await anew.AnswerAsync(http, record.Reply);
        return marks?.GetMetadata<ShownOnce>() is { } shownOnce
            ? shownOnce.Refuse(record.Reply).ToAnswer(http)
            : new StoredAnswer(record.Reply);
    }

    private static bool IsAnsweredAnew(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<AnsweredAnew>() is not null;
}
