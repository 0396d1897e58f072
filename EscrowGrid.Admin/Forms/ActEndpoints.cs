using System.Security.Cryptography;
using EscrowGrid.Admin.Sessions;
using EscrowGrid.Client.Errors;
using Microsoft.AspNetCore.Antiforgery;

namespace EscrowGrid.Admin.Forms;

/// <summary>
/// Where forms are sent: one endpoint for each thing that can be done. It acts, then leads to a page by a redirect, so
/// that reloading a page never does anything again.
/// </summary>
internal static class ActEndpoints
{
    public static RouteHandlerBuilder MapAct(
        this IEndpointRouteBuilder routes, string pattern, Func<Submission, Task<Sent>> act) =>
        routes.MapPost(pattern, (Delegate)((HttpContext context) => HandleAsync(context, act)))
            .WithMetadata(new RequireAntiforgeryTokenAttribute());

    public static void AllowVisitors(this RouteHandlerBuilder endpoint) =>
        endpoint.AllowAnonymous();

    private static async Task<IResult> HandleAsync(HttpContext context, Func<Submission, Task<Sent>> act)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true })
        {
            RequireKeys(context);
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        }

        var submission = new Submission(context, await context.Request.ReadFormAsync(context.RequestAborted));
        try
        {
            var sent = await act(submission);
            if (sent.Key is not null) await TellAsync(submission, Success(submission, sent));
            return TypedResults.LocalRedirect(sent.Address);
        }
        catch (FieldException exception)
        {
            await TellAsync(submission, Refusal(submission, exception));
        }
        catch (EscrowGridException exception) when (exception.Kind is not ErrorKind.Unauthenticated)
        {
            await TellAsync(submission, Refusal(submission, exception));
        }

        return TypedResults.LocalRedirect(submission.Origin);
    }

    /// <summary>No form can be right while the keys that sign forms are away.</summary>
    /// <exception cref="SessionsAwayException">They are.</exception>
    private static void RequireKeys(HttpContext context)
    {
        try
        {
            context.RequestServices.GetRequiredService<IAntiforgery>().GetTokens(context);
        }
        catch (CryptographicException exception)
        {
            throw new SessionsAwayException(exception);
        }
    }

    private static Task TellAsync(Submission submission, Notice notice) =>
        submission.Session.ChangeAsync(it => it.Notice = notice);

    private static Notice Success(Submission submission, Sent sent) => new()
    {
        Form = submission.Path,
        IsRefusal = false,
        Message = sent.Key!,
        IsKey = true,
        Values = sent.Values,
        Secret = sent.Secret,
    };

    private static Notice Refusal(Submission submission, FieldException exception) => new()
    {
        Form = submission.Path,
        IsRefusal = true,
        Message = "form.refused",
        IsKey = true,
        Fields = new Dictionary<string, string> { [exception.Field] = exception.Key },
        Input = submission.Input(),
    };

    private static Notice Refusal(Submission submission, EscrowGridException exception) => new()
    {
        Form = submission.Path,
        IsRefusal = true,
        Message = exception.Kind is ErrorKind.Unreachable ? "problem.unreachable" : exception.Message,
        IsKey = exception.Kind is ErrorKind.Unreachable,
        Details = Refused.Details(exception),
        Code = exception.Code,
        RequestId = exception.RequestId,
        Fields = exception.Fields.GroupBy(it => it.Field).ToDictionary(it => it.Key, it => it.First().Message),
        Input = submission.Input(),
        Once = MayHaveActed(exception) ? submission.Once : null,
    };

    /// <summary>No answer does not say that nothing was done; nor does a first attempt that still runs.</summary>
    private static bool MayHaveActed(EscrowGridException exception) => exception.Kind
        is ErrorKind.Unreachable or ErrorKind.Unavailable or ErrorKind.Unexpected
        || exception is { Kind: ErrorKind.Conflict, RetryAfter: not null };
}
