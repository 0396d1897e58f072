using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Reconciliation;

/// <summary>Whether somebody has to look at a difference.</summary>
public enum BreakState
{
    [JsonStringEnumMemberName("OPEN")]
    Open,

    /// <summary>It is gone, or somebody has dealt with it.</summary>
    [JsonStringEnumMemberName("RESOLVED")]
    Resolved,
}
