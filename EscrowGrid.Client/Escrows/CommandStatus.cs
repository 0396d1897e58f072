using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Escrows;

/// <summary>What has become of a command.</summary>
public enum CommandStatus
{
    /// <summary>It waits for its turn.</summary>
    [JsonStringEnumMemberName("PENDING")]
    Pending,

    /// <summary>Done; final.</summary>
    [JsonStringEnumMemberName("COMPLETED")]
    Completed,

    /// <summary>Refused; final.</summary>
    [JsonStringEnumMemberName("REJECTED")]
    Rejected,

    /// <summary>A second person of the staff has to agree first.</summary>
    [JsonStringEnumMemberName("AWAITING_APPROVAL")]
    AwaitingApproval,
}
