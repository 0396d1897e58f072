using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Jobs.Recurring;

namespace EscrowGrid.Api.Jobs;

/// <summary>Schedules, for operators.</summary>
internal static class ScheduleEndpoints
{
    private const string Schedules = "/operations/schedules";
    private const string Schedule = Schedules + "/{scheduleId}";

    public static void MapSchedules(this IEndpointRouteBuilder routes)
    {
        routes.MapRead(Schedules, ListAsync)
            .Allow(AccessRule.AnyCaller, Scopes.OperationsRead)
            .Describe(ScheduleOperations.List);
        routes.MapRead(Schedule, GetAsync)
            .Allow(AccessRule.AnyCaller, Scopes.OperationsRead)
            .Describe(ScheduleOperations.Get);
        routes.MapPut(Schedule, PutAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.OperationsWrite)
            .Describe(ScheduleOperations.Put);
        routes.MapPost($"{Schedule}/trigger", TriggerAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.OperationsWrite)
            .Describe(ScheduleOperations.Trigger);
    }

    internal static ScheduleChange ReadChange(Fields fields)
    {
        var text = fields.Text("cron", "Cron", Limits.CronText);
        var isPaused = fields.Flag("paused");
        var reason = OperatorReason.Read(fields);
        if (!Cron.TryParse(text, out var cron, out var problem) && text.Length > 0)
            fields.RefuseField("cron", $"Invalid cron: {problem}");
        return new ScheduleChange(cron!, isPaused, reason);
    }

    private static async Task<IResult> ListAsync(HttpContext context, OperateSchedules schedules)
    {
        var all = await schedules.ListAsync(context.RequestAborted);
        return TypedResults.Json([.. all.Select(ScheduleResponse.From)], ApiJson.Wire.ScheduleResponseArray);
    }

    private static async Task<IResult> GetAsync(HttpContext context, string scheduleId, OperateSchedules schedules) =>
        (await schedules.GetAsync(scheduleId, context.RequestAborted)).TryGet(out var schedule, out var problem)
            ? TypedResults.Json(ScheduleResponse.From(schedule), ApiJson.Wire.ScheduleResponse)
            : problem.ToAnswer(context);

    private static async Task<IResult> PutAsync(HttpContext context, string scheduleId, OperateSchedules schedules)
    {
        if (!(await context.ReadBodyAsync(ReadChange)).TryGet(out var change, out var problem))
            return problem.ToAnswer(context);
        var put = await schedules.PutAsync(scheduleId, change, context.Call(), context.RequestAborted);
        return put.TryGet(out var schedule, out problem)
            ? TypedResults.Json(ScheduleResponse.From(schedule), ApiJson.Wire.ScheduleResponse)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> TriggerAsync(HttpContext context, string scheduleId, OperateSchedules schedules)
    {
        if (!(await context.ReadBodyAsync(OperatorReason.Read)).TryGet(out var reason, out var problem))
            return problem.ToAnswer(context);
        var triggered = await schedules.TriggerAsync(scheduleId, reason, context.Call(), context.RequestAborted);
        return triggered.TryGet(out var trigger, out problem)
            ? TypedResults.Json(
                ScheduleTriggerResponse.From(trigger),
                ApiJson.Wire.ScheduleTriggerResponse,
                statusCode: StatusCodes.Status202Accepted)
            : problem.ToAnswer(context);
    }
}
