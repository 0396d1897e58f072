namespace EscrowGrid.Client.Webhooks;

/// <summary>Which deliveries are sent again; null leaves a filter out, and those given combine.</summary>
/// <param name="State">Only those in this state.</param>
/// <param name="From">Only those made at that time or later.</param>
/// <param name="To">Only those made before that time.</param>
/// <param name="DryRun">True counts them and sends nothing.</param>
public sealed record Replay(
    DeliveryState? State = null, DateTimeOffset? From = null, DateTimeOffset? To = null, bool DryRun = false);
