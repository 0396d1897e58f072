using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Jobs;

/// <summary>Where a job stands.</summary>
public enum JobState
{
    /// <summary>Not due yet.</summary>
    [JsonStringEnumMemberName("SCHEDULED")]
    Scheduled,

    /// <summary>Due.</summary>
    [JsonStringEnumMemberName("READY")]
    Ready,

    /// <summary>A worker has it.</summary>
    [JsonStringEnumMemberName("RUNNING")]
    Running,

    /// <summary>Behind an earlier job of its ordering key.</summary>
    [JsonStringEnumMemberName("PARKED")]
    Parked,

    /// <summary>Done.</summary>
    [JsonStringEnumMemberName("COMPLETED")]
    Completed,

    /// <summary>Given up after its last attempt.</summary>
    [JsonStringEnumMemberName("DEAD")]
    Dead,

    /// <summary>Taken out by an operator.</summary>
    [JsonStringEnumMemberName("DELETED")]
    Deleted,
}
