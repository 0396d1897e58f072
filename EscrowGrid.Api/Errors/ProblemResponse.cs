using EscrowGrid.Api.OpenApi;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Errors;

/// <summary>
/// Every error on the wire: the contract's <c>error</c> and <c>details</c>, our <c>requestId</c> and <c>code</c>, and
/// the members of RFC 9457.
/// </summary>
internal sealed record ProblemResponse(
    string Error,
    object? Details,
    string RequestId,
    string Type,
    string Title,
    int Status,
    string? Detail,
    string Instance,
    string Code)
{
    public static ProblemResponse From(Problem problem, HttpContext context) => new(
        problem.Kind.Title,
        problem.Details,
        context.TraceIdentifier,
        TypeOf(problem.Kind),
        problem.Kind.Title,
        problem.Kind.Status,
        problem.Details as string,
        context.Request.Path.Value ?? "/",
        problem.Kind.Code);

    /// <summary>Where a kind is explained.</summary>
    public static string TypeOf(ProblemKind kind) => $"{ProblemPage.Path}#{kind.Code}";
}
