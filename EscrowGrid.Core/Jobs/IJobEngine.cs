namespace EscrowGrid.Core.Jobs;

/// <summary>
/// The port to the engine that keeps the time: Hangfire, or Quartz where its packages are not on the feed. Nothing else
/// of an engine is seen by the application, and the engine calls nothing of the application but <see
/// cref="IJobRunner"/>.
/// </summary>
public interface IJobEngine
{
    JobEngineInfo Info { get; }

    /// <summary>Adds a schedule, or replaces the one of the same id.</summary>
    ValueTask SetRecurringAsync(RecurringSchedule schedule, CancellationToken cancellationToken);

    /// <summary>Removes a schedule; an unknown id is no error.</summary>
    ValueTask RemoveRecurringAsync(string scheduleId, CancellationToken cancellationToken);

    /// <summary>Fires a schedule now, beside its own times.</summary>
    ValueTask TriggerRecurringAsync(string scheduleId, CancellationToken cancellationToken);
}
