using System.Text.Json;
using System.Text.Json.Serialization;
using EscrowGrid.Client.Errors;

namespace EscrowGrid.Client.Positions;

/// <summary>What became of one position of many.</summary>
/// <param name="Line">Its number, from 1, in the order in which they were given.</param>
/// <param name="Status">The HTTP status that a call of its own would have had; 201 for created.</param>
public sealed record BulkResult(int Line, int Status)
{
    /// <summary>Null when refused.</summary>
    public Position? Position { get; init; }

    /// <summary>True when an earlier call with the same key created it; it is told as it was then.</summary>
    public bool Replayed { get; init; }

    /// <summary>Why it was refused; null when created.</summary>
    public string? Error { get; init; }

    /// <summary>More about the refusal, as JSON; for bad fields a list of <see cref="FieldProblem"/>.</summary>
    public JsonElement? Details { get; init; }

    [JsonIgnore]
    public bool IsCreated => Position is not null;
}
