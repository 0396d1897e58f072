using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Operations;

/// <summary>What an unhandled event waits for.</summary>
public enum UnhandledState
{
    /// <summary>For the time of its next attempt.</summary>
    [JsonStringEnumMemberName("RETRYING")]
    Retrying,

    /// <summary>For an earlier event of its subject.</summary>
    [JsonStringEnumMemberName("WAITING")]
    Waiting,

    /// <summary>For an operator.</summary>
    [JsonStringEnumMemberName("DEAD")]
    Dead,
}
