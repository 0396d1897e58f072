namespace EscrowGrid.Core.Jobs;

/// <summary>The names of queues.</summary>
public static class JobQueues
{
    public const string Default = "default";

    /// <summary>What is due by a schedule, unless the schedule says otherwise.</summary>
    public const string Maintenance = "maintenance";

    /// <summary>
    /// What has to be sent to webhooks. It has a table of its own and no jobs, and is paused by the same call: then no
    /// attempt begins.
    /// </summary>
    public const string WebhookDeliveries = "webhook-deliveries";

    /// <summary>
    /// What has to be recorded on the chain. It has a table of its own and no jobs, and is paused by the same call:
    /// then no record gets a nonce, while what has one is looked after.
    /// </summary>
    public const string OnChain = "onchain";

    /// <summary>What is wanted of escrows. While it is paused, nothing is decided as it comes either.</summary>
    public const string EscrowCommands = "escrow-commands";
}
