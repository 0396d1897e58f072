using EscrowGrid.Core.Jobs.Recurring;

namespace EscrowGrid.Api.Jobs;

/// <summary>A schedule on the wire.</summary>
/// <param name="Schedule">Its id.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Queue">The queue of its jobs.</param>
/// <param name="Cron">By which it is due now, in UTC.</param>
/// <param name="DeclaredCron">By which this release would have it due.</param>
/// <param name="Paused">Whether it is not due at all.</param>
/// <param name="NextAt">When it is due next; left out while it is paused.</param>
/// <param name="LastRun">Left out before the first.</param>
/// <param name="Change">What an operator decided last.</param>
internal sealed record ScheduleResponse(
    string Schedule,
    string Description,
    string Queue,
    string Cron,
    string DeclaredCron,
    bool Paused,
    DateTimeOffset? NextAt,
    ScheduleRunResponse? LastRun,
    ScheduleChangeResponse? Change)
{
    public static ScheduleResponse From(ShownSchedule schedule) => new(
        schedule.Declared.Id,
        schedule.Declared.Description,
        schedule.Declared.Queue,
        schedule.Cron,
        schedule.Declared.Cron,
        schedule.IsPaused,
        schedule.NextAt,
        schedule.LastRun is { } run ? ScheduleRunResponse.From(run) : null,
        schedule.Change is { } change ? ScheduleChangeResponse.From(change) : null);
}
