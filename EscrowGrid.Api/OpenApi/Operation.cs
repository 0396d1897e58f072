using System.Net.Mime;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.OpenApi;

/// <summary>
/// What the API's description says of an endpoint and code cannot tell by itself. The rest is read from the endpoint:
/// parameters of the path, the fields of the body (by the function that reads them), who may call, what a key may
/// repeat, and with it the refusals that follow.
/// </summary>
/// <param name="Tag">The feature, as a title; groups the endpoints on the pages.</param>
/// <param name="Id">A verb and a noun, unique; names of generated clients come from it.</param>
/// <param name="Summary">One line.</param>
internal sealed record Operation(string Tag, string Id, string Summary)
{
    /// <summary>More, as Markdown.</summary>
    public string? Description { get; init; }

    /// <summary>Reads the body; the same function that serves requests.</summary>
    public Action<Fields>? Body { get; init; }

    /// <summary>A body that is accepted, as JSON. Sample data.</summary>
    public string? BodyExample { get; init; }

    /// <summary>Whether each answer is made anew, so that no client could still have it.</summary>
    public bool IsMadeAnew { get; init; }

    /// <summary>Whether the body may be left out.</summary>
    public bool IsBodyOptional { get; init; }

    /// <summary>The media type of the body. Of lines of JSON, the schema is that of one line.</summary>
    public string BodyMediaType { get; init; } = MediaTypeNames.Application.Json;

    /// <summary>Headers that only this endpoint reads.</summary>
    public IReadOnlyList<QueryParameter> Headers { get; init; } = [];

    /// <summary>Parameters of the query.</summary>
    public IReadOnlyList<QueryParameter> Query { get; init; } = [];

    /// <summary>The status of success.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>
    /// The status of success where the work is done before the answer; null where <see cref="Status"/> says that.
    /// </summary>
    public int? DecidedStatus { get; init; }

    /// <summary>The type of the answer of success, as <see cref="ApiJson"/> writes it; null without a body.</summary>
    public Type? Answer { get; init; }

    /// <summary>The media type of the answer.</summary>
    public string MediaType { get; init; } = MediaTypeNames.Application.Json;

    /// <summary>The media type of an answer that does not end, for callers who ask for it.</summary>
    public string? StreamMediaType { get; init; }

    /// <summary>Headers of the answer of success that do not follow from what the endpoint is.</summary>
    public IReadOnlyList<AnswerHeader> AnswerHeaders { get; init; } = [];

    /// <summary>The refusals that only this endpoint makes.</summary>
    public IReadOnlyList<ProblemKind> Refusals { get; init; } = [];
}
