using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Positions;

/// <summary>
/// What became of one line: a position, or the error that a request of its own would have been answered with.
/// </summary>
/// <param name="Line">The line's number, from 1.</param>
/// <param name="Status">The status that a request of its own would have had.</param>
internal sealed record BulkResult(int Line, int Status)
{
    /// <summary>True when an earlier request created it; then the position is as it was then.</summary>
    public bool? Replayed { get; init; }

    /// <summary>Null when refused.</summary>
    public JsonText? Position { get; init; }

    public string? Error { get; init; }

    public object? Details { get; init; }

    public static BulkResult Refused(int line, Problem problem) =>
        new(line, problem.Kind.Status) { Error = problem.Kind.Title, Details = problem.Details };
}
