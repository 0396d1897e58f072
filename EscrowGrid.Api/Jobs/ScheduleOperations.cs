using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Jobs;

/// <summary>How the API describes what operators see of schedules and do about them.</summary>
internal static class ScheduleOperations
{
    private const string Tag = "Operations";

    public static readonly Operation List = new(Tag, "listSchedules", "Shows what is due by a schedule")
    {
        Description = "With its next and its last run.",
        Answer = typeof(ScheduleResponse[]),
    };

    public static readonly Operation Get = new(Tag, "getSchedule", "Shows one schedule")
    {
        Answer = typeof(ScheduleResponse),
        Refusals = [Problems.ScheduleNotFound],
    };

    public static readonly Operation Put = new(Tag, "putSchedule", "Changes, pauses or resumes a schedule")
    {
        Description = "Workers act by it within 5 s; a run that has begun goes on. `cron` has five fields, in UTC; "
            + "the declared one leaves it to the release again.",
        Body = fields => ScheduleEndpoints.ReadChange(fields),
        BodyExample = """{"cron":"*/5 * * * *","paused":false,"reason":"Every five minutes is enough"}""",
        Answer = typeof(ScheduleResponse),
        Refusals = [Problems.ScheduleNotFound],
    };

    public static readonly Operation Trigger = new(Tag, "triggerSchedule", "Runs a schedule's work once, now")
    {
        Description = "Beside its own times, also while it is paused. The answer names the job that does it.",
        Body = fields => OperatorReason.Read(fields),
        BodyExample = """{"reason":"Not waiting for the night"}""",
        Status = StatusCodes.Status202Accepted,
        Answer = typeof(ScheduleTriggerResponse),
        Refusals = [Problems.ScheduleNotFound, Problems.ScheduleRuns],
    };
}
