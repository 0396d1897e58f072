using System.Text.Json.Serialization;

namespace EscrowGrid.Client.LedgerEvents;

/// <summary>What is known of a verification that has no result.</summary>
public enum LedgerReplayRunState
{
    /// <summary>It runs.</summary>
    [JsonStringEnumMemberName("RUNNING")]
    Running,

    /// <summary>It ended with an error, or its worker was stopped; its job is tried again.</summary>
    [JsonStringEnumMemberName("FAILED")]
    Failed,

    /// <summary>Its worker has told nothing for a minute; its job is tried again.</summary>
    [JsonStringEnumMemberName("LOST")]
    Lost,
}
