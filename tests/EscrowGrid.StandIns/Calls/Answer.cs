using System.Text.Json.Nodes;

namespace EscrowGrid.StandIns.Calls;

/// <param name="Status">The HTTP status.</param>
/// <param name="Body">What is said.</param>
/// <param name="IsKept">Whether it is kept under its idempotency key: all that came of running the operation.</param>
internal sealed record Answer(int Status, JsonNode Body, bool IsKept = true)
{
    /// <summary>Whether it came from the key and not from the operation.</summary>
    public bool IsReplayed { get; init; }

    public static Answer Ok(JsonNode body) => new(200, body.DeepClone());
}
