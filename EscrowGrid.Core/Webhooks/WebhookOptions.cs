namespace EscrowGrid.Core.Webhooks;

/// <summary>What a deployment decides about webhooks. A class, so that no generated text form prints the key.</summary>
public sealed class WebhookOptions
{
    /// <summary>
    /// What the secrets of webhooks are encrypted with at rest, any text of enough entropy; null leaves them as they
    /// are.
    /// </summary>
    public string? EncryptionKey { get; init; }

    /// <summary>
    /// Whether private addresses and plain HTTP are allowed: for tests, and where receivers are in the same house.
    /// </summary>
    public bool AllowsPrivateTargets { get; init; }
}
