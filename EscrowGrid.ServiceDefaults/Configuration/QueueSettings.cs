namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>How a process runs jobs (api-and-worker-modes.md 3 and 4).</summary>
public sealed record QueueSettings
{
    /// <summary>Jobs at once; 2 suits work for the processor, 20 work that waits for others.</summary>
    public int Concurrency { get; init; } = 10;

    /// <summary>Jobs at once of some queues, by their names.</summary>
    public IReadOnlyDictionary<string, int> ConcurrencyByQueue { get; init; } = new Dictionary<string, int>();

    /// <summary>Completed jobs that are kept of each queue.</summary>
    public int RemoveOnComplete { get; init; } = 100;

    /// <summary>The engine of the process; see <see cref="JobEngineSetting"/>.</summary>
    public JobEngineSetting Engine { get; init; }

    /// <summary>Failed jobs that are kept of each queue.</summary>
    public int RemoveOnFail { get; init; } = 1_000;
}
