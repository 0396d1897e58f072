using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Jobs;

/// <summary>What the parts of one worker share.</summary>
internal sealed class JobWorkerParts(
    JobHandlers handlers, JobExecution execution, JobSignal signal, JobMetrics metrics, IIdSource ids)
{
    private const int SuffixLength = 8;

    public JobHandlers Handlers => handlers;

    public JobExecution Execution => execution;

    /// <summary>Those that were taken from our own table.</summary>
    public RunningJobs Running { get; } = new();

    /// <summary>Those that came by the engine; they take no slot of the others.</summary>
    public RunningJobs EngineRuns { get; } = new();

    public JobMetrics Metrics => metrics;

    public JobSignal Signal => signal;

    /// <summary>Different for each start of a process, and readable for operators.</summary>
    public string Name { get; } =
        $"{Environment.MachineName}-{Environment.ProcessId}-{ids.CreateRequestId()[..SuffixLength]}";
}
