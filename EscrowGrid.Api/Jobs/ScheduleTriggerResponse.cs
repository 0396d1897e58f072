using EscrowGrid.Core.Jobs.Recurring;

namespace EscrowGrid.Api.Jobs;

/// <summary>A run that an operator asked for.</summary>
internal sealed record ScheduleTriggerResponse(string Schedule, string JobId)
{
    public static ScheduleTriggerResponse From(ScheduleTrigger trigger) =>
        new(trigger.Schedule, trigger.Job.ToString());
}
