using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Jobs;

/// <summary>A schedule.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Queue">The queue of its jobs.</param>
/// <param name="Cron">By which it is due now, in UTC.</param>
/// <param name="DeclaredCron">By which the release would have it due.</param>
/// <param name="Paused">Whether it is not due at all.</param>
public sealed record Schedule(
    [property: JsonPropertyName("schedule")] string Id,
    string Description,
    string Queue,
    string Cron,
    string DeclaredCron,
    bool Paused)
{
    /// <summary>When it is due next; null while it is paused.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Null before the first.</summary>
    public ScheduleRun? LastRun { get; init; }

    /// <summary>What an operator decided last.</summary>
    public ScheduleChange? Change { get; init; }
}
