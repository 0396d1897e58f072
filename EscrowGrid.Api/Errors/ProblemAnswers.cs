using EscrowGrid.Core;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Errors;

/// <summary>Turns problems into answers.</summary>
internal static class ProblemAnswers
{
    private const string Challenge = "Bearer realm=\"escrowgrid\"";

    /// <summary>The kind is left in the request's features, for whoever counts.</summary>
    public static IResult ToAnswer(this Problem problem, HttpContext context)
    {
        context.Features.Set(problem.Kind);
        PrepareHeaders(problem, context);
        return TypedResults.Json(
            ProblemResponse.From(problem, context),
            ApiJson.Wire.ProblemResponse,
            statusCode: problem.Kind.Status);
    }

    public static Task WriteAsync(this Problem problem, HttpContext context) =>
        problem.ToAnswer(context).ExecuteAsync(context);

    private static void PrepareHeaders(Problem problem, HttpContext context)
    {
        // RFC 6750, section 3: what was presented is named only when something was.
        if (problem.Kind.Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = problem.Kind == Problems.MissingApiKey
                ? Challenge
                : $"{Challenge}, error=\"invalid_token\"";
        }

        if (problem.Kind == Problems.Unavailable || problem.Kind == Problems.SignInBusy)
            context.Response.Headers.RetryAfter = $"{Limits.RetryAfterSeconds}";
        else if (problem.Kind == Problems.IdempotencyKeyInUse)
            context.Response.Headers.RetryAfter = $"{Limits.IdempotencyRetryAfterSeconds}";
    }
}
