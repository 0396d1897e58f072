namespace EscrowGrid.Core.Webhooks;

/// <summary>Where a delivery stands.</summary>
public enum DeliveryState
{
    /// <summary>It is attempted, or will be.</summary>
    Pending,

    /// <summary>The receiver answered 2xx.</summary>
    Delivered,

    /// <summary>Every attempt of the schedule failed, or the receiver is gone.</summary>
    Failed,

    /// <summary>The webhook was deleted first, or an operator gave it up.</summary>
    Cancelled,
}
