using EscrowGrid.Core;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Errors;

/// <summary>Turns problems into answers.</summary>
internal static class ProblemAnswers
{
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
        if (problem.Kind == Problems.Unavailable)
            context.Response.Headers.RetryAfter = $"{Limits.RetryAfterSeconds}";
        else if (problem.Kind == Problems.IdempotencyKeyInUse)
            context.Response.Headers.RetryAfter = $"{Limits.IdempotencyRetryAfterSeconds}";
    }
}
