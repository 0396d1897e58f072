using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Jobs;

/// <summary>What the parts of one worker share.</summary>
internal sealed class JobWorkerParts(
    JobHandlers handlers, JobExecution execution, JobSignal signal, JobMetrics metrics, IIdSource ids)
{
    public JobHandlers Handlers => handlers;

    public JobExecution Execution => execution;

    /// <summary>Those that were taken from our own table.</summary>
    public RunningJobs Running { get; } = new();

    /// <summary>Those that came by the engine; they take no slot of the others.</summary>
    public RunningJobs EngineRuns { get; } = new();

    public JobMetrics Metrics => metrics;

    public JobSignal Signal => signal;

    /// <summary>Different for each start of a process, and readable for operators.</summary>
    public string Name { get; } = ThisProcess.CreateName(ids);

    /// <summary>Runs a job to its end, and throws nothing.</summary>
    public async Task RunAsync(JobRun run)
    {
        var ack = await execution.RunAsync(run);
        // Stored by the handler itself, the outcome let the next job of the key go on, and no worker knows.
        if (ack is { IsHandedOver: true, Lease.OrderingKey: not null })
            signal.Hear();
    }
}
