namespace EscrowGrid.Core.Jobs;

/// <summary>
/// The port to the engine: Hangfire, or Quartz where Hangfire's packages are not on the feed. It carries tickets of
/// jobs and keeps the time of schedules. Nothing else of an engine is seen by the application, and the engine calls
/// nothing of the application but <see cref="IJobRunner"/>.
/// </summary>
public interface IJobEngine
{
    JobEngineInfo Info { get; }

    /// <summary>
    /// Lets some worker call <see cref="IJobRunner.RunAsync"/> for each ticket, soon and at least once.
    /// </summary>
    ValueTask DispatchAsync(IReadOnlyList<JobTicket> tickets, CancellationToken cancellationToken);

    /// <summary>
    /// Adds a schedule, or replaces the one of the same id. One that is there as it is wanted is left alone, and with
    /// it what the engine knows of missed times.
    /// </summary>
    ValueTask SetRecurringAsync(RecurringSchedule schedule, CancellationToken cancellationToken);

    /// <summary>The ids of the schedules that the engine has, of whatever release.</summary>
    ValueTask<IReadOnlyList<string>> ListRecurringAsync(CancellationToken cancellationToken);

    /// <summary>Removes a schedule; an unknown id is no error.</summary>
    ValueTask RemoveRecurringAsync(string scheduleId, CancellationToken cancellationToken);
}
