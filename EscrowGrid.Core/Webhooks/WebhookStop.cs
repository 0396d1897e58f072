namespace EscrowGrid.Core.Webhooks;

/// <summary>Why nothing is sent to a webhook.</summary>
public enum WebhookStop
{
    /// <summary>Its owner, or an operator, wants it so.</summary>
    Disabled,

    /// <summary>It answered 410: its receiver is gone for good.</summary>
    Gone,
}
