using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Webhooks;

/// <summary>Where a delivery stands.</summary>
public enum DeliveryState
{
    /// <summary>It is attempted, or will be.</summary>
    [JsonStringEnumMemberName("PENDING")]
    Pending,

    /// <summary>The receiver answered 2xx.</summary>
    [JsonStringEnumMemberName("DELIVERED")]
    Delivered,

    /// <summary>Every attempt of the schedule failed, or the receiver is gone.</summary>
    [JsonStringEnumMemberName("FAILED")]
    Failed,

    /// <summary>The webhook was deleted first.</summary>
    [JsonStringEnumMemberName("CANCELLED")]
    Cancelled,
}
