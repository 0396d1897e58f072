using System.Text.Json.Serialization;

namespace EscrowGrid.Client.ProviderWebhooks;

/// <summary>What has become of what a payment provider told.</summary>
public enum ProviderWebhookState
{
    /// <summary>What it is about is being looked for, for a day.</summary>
    [JsonStringEnumMemberName("PENDING")]
    Pending,

    /// <summary>What it is about has been looked at.</summary>
    [JsonStringEnumMemberName("PROCESSED")]
    Processed,

    /// <summary>It is about nothing that EscrowGrid keeps.</summary>
    [JsonStringEnumMemberName("IGNORED")]
    Ignored,

    /// <summary>Nothing has come of it: it waits for an operator.</summary>
    [JsonStringEnumMemberName("UNMATCHED")]
    Unmatched,

    /// <summary>An operator has said that nothing is to be done about it.</summary>
    [JsonStringEnumMemberName("DISMISSED")]
    Dismissed,
}
