using EscrowGrid.Api.Requests;
using EscrowGrid.Core.ApiKeys;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Storage;
using StackExchange.Redis;

namespace EscrowGrid.Api.Errors;

/// <summary>
/// The one place that catches (style rule 13): bugs become 500, a database that is away becomes 503, and so does Redis
/// where somebody cannot do without it; an answer that the framework left without a body gets one. Nothing of a cause
/// is told.
/// </summary>
internal sealed partial class ErrorEdge(RequestDelegate next, ILogger<ErrorEdge> logger)
{
    private const int ClientClosedRequest = 499;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer; the status is for the logs.
            if (!context.Response.HasStarted)
                context.Response.StatusCode = ClientClosedRequest;
            return;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await new Problem(Classify(exception, context)).WriteAsync(context);
            return;
        }

        if (FindMissingBody(context) is { } kind)
            await new Problem(kind).WriteAsync(context);
    }

    private static ProblemKind? FindMissingBody(HttpContext context)
    {
        if (context.Response.HasStarted || context.Response.ContentType is not null)
            return null;
        return context.Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest => Problems.BadHttpRequest,
            StatusCodes.Status404NotFound => Problems.RouteNotFound,
            StatusCodes.Status405MethodNotAllowed => Problems.MethodNotAllowed,
            StatusCodes.Status413PayloadTooLarge => Problems.BodyTooLarge,
            StatusCodes.Status415UnsupportedMediaType => Problems.UnsupportedMediaType,
            _ => null,
        };
    }

    private ProblemKind Classify(Exception exception, HttpContext context)
    {
        switch (exception)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Problems.BodyTooLarge;
            case BadHttpRequestException:
                return Problems.BadHttpRequest;
            case ApiKeyRevokedException:
                return context.FindCaller()?.User is null ? Problems.InvalidApiKey : Problems.SessionEnded;
            case var _ when StorageFailure.IsUnavailable(exception):
                DatabaseUnavailable(context.Request.Method, exception.GetType().Name, exception.Message);
                return Problems.Unavailable;
            case RedisException or RedisTimeoutException:
                CacheUnavailable(context.Request.Method, exception.GetType().Name);
                return Problems.Unavailable;
            default:
                RequestFailed(exception, context.Request.Method);
                return Problems.Internal;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "{Method} refused: the database is not available ({Type}: {Reason})")]
    private partial void DatabaseUnavailable(string method, string type, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} refused: Redis is not available ({Type})")]
    private partial void CacheUnavailable(string method, string type);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} failed")]
    private partial void RequestFailed(Exception exception, string method);
}
