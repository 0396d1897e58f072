using System.Net;

namespace EscrowGrid.Client.Errors;

/// <summary>The API refused a call or did not answer it.</summary>
public sealed class EscrowGridException : Exception
{
    internal EscrowGridException(ErrorKind kind, string message, Exception? inner = null)
        : base(message, inner) => Kind = kind;

    /// <summary>What a program decides by.</summary>
    public ErrorKind Kind { get; }

    /// <summary>The status of the answer, or null when there was none.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>
    /// The problem's name, such as <c>VALIDATION_FAILED</c>, which never changes; null when it has none.
    /// </summary>
    public string? Code { get; init; }

    /// <summary>The member <c>details</c> of the answer as JSON text, or null when it has none.</summary>
    public string? Details { get; init; }

    /// <summary>The fields that failed validation; empty for every other refusal.</summary>
    public IReadOnlyList<FieldProblem> Fields { get; init; } = [];

    /// <summary>The id by which the operator finds this call in the log, or null when there was no answer.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long the API asks to wait before a repeat, or null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
