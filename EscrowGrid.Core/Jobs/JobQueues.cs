namespace EscrowGrid.Core.Jobs;

/// <summary>The names of queues.</summary>
public static class JobQueues
{
    public const string Default = "default";

    /// <summary>What is due by a schedule, unless the schedule says otherwise.</summary>
    public const string Maintenance = "maintenance";
}
