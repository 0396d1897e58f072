namespace EscrowGrid.Client.Webhooks;

/// <summary>How many deliveries are made again, or would be.</summary>
public sealed record ReplayCount(int Count, bool DryRun);
