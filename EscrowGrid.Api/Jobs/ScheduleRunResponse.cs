using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs.Recurring;

namespace EscrowGrid.Api.Jobs;

/// <summary>A run of a schedule on the wire.</summary>
/// <param name="JobId">Its job; old ones are no longer kept.</param>
/// <param name="DueAt">The time of the schedule; left out when an operator triggered it.</param>
/// <param name="FiredAt">When its job was stored.</param>
/// <param name="Outcome">Of the latest attempt; left out before one has ended.</param>
/// <param name="EndedAt">When the latest attempt ended.</param>
/// <param name="Error">Why it failed.</param>
internal sealed record ScheduleRunResponse(
    string JobId,
    DateTimeOffset? DueAt,
    DateTimeOffset FiredAt,
    string? Outcome,
    DateTimeOffset? EndedAt,
    string? Error)
{
    public static ScheduleRunResponse From(ScheduleRun run) => new(
        run.Job.ToString(),
        run.DueAt,
        run.FiredAt,
        run.Outcome is { } outcome ? WireName<ScheduleOutcome>.Of(outcome) : null,
        run.EndedAt,
        run.Error);
}
