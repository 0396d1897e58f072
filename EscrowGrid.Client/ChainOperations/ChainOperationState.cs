using System.Text.Json.Serialization;

namespace EscrowGrid.Client.ChainOperations;

/// <summary>How far a record has come.</summary>
public enum ChainOperationState
{
    /// <summary>Waits to be sent.</summary>
    [JsonStringEnumMemberName("PENDING")]
    Pending,

    /// <summary>Signed and sent, and not deep enough in the chain yet.</summary>
    [JsonStringEnumMemberName("SUBMITTED")]
    Submitted,

    /// <summary>In a block with enough blocks after it.</summary>
    [JsonStringEnumMemberName("CONFIRMED")]
    Confirmed,

    /// <summary>An attempt failed; the next one follows by itself.</summary>
    [JsonStringEnumMemberName("FAILED")]
    Failed,

    /// <summary>All attempts failed; waits for an operator.</summary>
    [JsonStringEnumMemberName("EXHAUSTED")]
    Exhausted,

    /// <summary>Not to be sent.</summary>
    [JsonStringEnumMemberName("SKIPPED")]
    Skipped,
}
