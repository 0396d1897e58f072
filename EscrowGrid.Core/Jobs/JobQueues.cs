namespace EscrowGrid.Core.Jobs;

/// <summary>The names of queues.</summary>
public static class JobQueues
{
    public const string Default = "default";
}
