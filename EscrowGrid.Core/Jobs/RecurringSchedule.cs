namespace EscrowGrid.Core.Jobs;

/// <summary>When a recurring job is due, as it is declared in code. Operators can change it.</summary>
/// <param name="Id">Unique, and stable across releases: it is the name that operators see.</param>
/// <param name="Cron">As <see cref="Jobs.Cron"/> reads it, in UTC.</param>
/// <param name="Description">What it is for, in one sentence for operators.</param>
public sealed record RecurringSchedule(string Id, string Cron, string Description)
{
    /// <summary>The queue of its jobs: what is paused together.</summary>
    public string Queue { get; init; } = JobQueues.Maintenance;

    /// <summary>
    /// What happens to a time at which no worker ran: true leaves it out, false runs the job once when a worker is
    /// back.
    /// </summary>
    public bool SkipsMissed { get; init; } = true;
}
