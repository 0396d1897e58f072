using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Webhooks;

/// <summary>Whether something is sent to a webhook.</summary>
public enum WebhookState
{
    [JsonStringEnumMemberName("ENABLED")]
    Enabled,

    /// <summary>Its owner, or an operator, wants it so.</summary>
    [JsonStringEnumMemberName("DISABLED")]
    Disabled,

    /// <summary>Its receiver answered 410.</summary>
    [JsonStringEnumMemberName("GONE")]
    Gone,
}
