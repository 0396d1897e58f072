using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Jobs;

/// <summary>Jobs, queues and workers, for operators.</summary>
internal static class JobEndpoints
{
    private const string Jobs = "/operations/jobs";
    private const string Queues = "/operations/queues";

    public static void MapJobs(this IEndpointRouteBuilder routes)
    {
        routes.MapRead(Jobs, ListAsync)
            .Allow(AccessRule.AnyCaller, Scopes.OperationsRead)
            .Describe(JobOperations.List);
        routes.MapRead($"{Jobs}/{{jobId}}", GetAsync)
            .Allow(AccessRule.AnyCaller, Scopes.OperationsRead)
            .Describe(JobOperations.Get);
        routes.MapPost($"{Jobs}/{{jobId}}/retry", RetryAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.OperationsWrite)
            .Describe(JobOperations.Retry);
        routes.MapPost($"{Jobs}/{{jobId}}/delete", DeleteAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.OperationsWrite)
            .Describe(JobOperations.Delete);
        routes.MapPost($"{Jobs}/retry", RetryAllAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.OperationsWrite)
            .Describe(JobOperations.RetryAll);
        routes.MapRead(Queues, ListQueuesAsync)
            .Allow(AccessRule.AnyCaller, Scopes.OperationsRead)
            .Describe(JobOperations.ListQueues);
        routes.MapPut($"{Queues}/{{queue}}", PutQueueAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.OperationsWrite)
            .Describe(JobOperations.PutQueue);
        routes.MapRead("/operations/workers", ListWorkersAsync)
            .Allow(AccessRule.AnyCaller, Scopes.OperationsRead)
            .Describe(JobOperations.ListWorkers);
    }

    internal static (JobFilter Filter, string Reason) ReadSelection(Fields fields) => (
        new JobFilter(
            Queue: fields.OptionalText("queue", "Queue"),
            Type: fields.OptionalText("type", "Type"),
            OrderingKey: fields.OptionalText("orderingKey", "Ordering key")),
        OperatorReason.Read(fields));

    internal static (bool IsPaused, string Reason) ReadQueue(Fields fields) =>
        (fields.Flag("paused"), OperatorReason.Read(fields));

    private static async Task<IResult> ListAsync(HttpContext context, OperateJobs jobs)
    {
        if (!context.Page().TryGet(out var page, out var problem)
            || !context.Place(NumberCursor.Read).TryGet(out var place, out problem)
            || !ReadFilter(context).TryGet(out var filter, out problem))
        {
            return problem.ToAnswer(context);
        }

        var before = place > 0 ? place : long.MaxValue;
        var slice = await jobs.ListAsync(filter, before, page.Limit, context.RequestAborted);
        var next = slice.Rows is [.., var end] ? end.Number : before;
        return TypedResults.Json(
            new CursorResponse<JobResponse>(
                [.. slice.Rows.Select(JobResponse.From)], NumberCursor.Write(next), slice.HasMore),
            ApiJson.Wire.CursorResponseJobResponse);
    }

    private static async Task<IResult> GetAsync(HttpContext context, string jobId, OperateJobs jobs)
    {
        var found = await jobs.GetAsync(PrefixedId.Parse<JobId>(jobId), context.RequestAborted);
        return found.TryGet(out var job, out var problem)
            ? TypedResults.Json(JobResponse.From(job), ApiJson.Wire.JobResponse)
            : problem.ToAnswer(context);
    }

    private static Task<IResult> RetryAsync(HttpContext context, string jobId, OperateJobs jobs) =>
        ActAsync(context, jobId, jobs.RetryAsync);

    private static Task<IResult> DeleteAsync(HttpContext context, string jobId, OperateJobs jobs) =>
        ActAsync(context, jobId, jobs.DeleteAsync);

    private static async Task<IResult> ActAsync(
        HttpContext context,
        string jobId,
        Func<JobId, string, CallContext, CancellationToken, Task<Result<JobActOutcome>>> act)
    {
        if (!(await context.ReadBodyAsync(OperatorReason.Read)).TryGet(out var reason, out var problem))
            return problem.ToAnswer(context);
        var id = PrefixedId.Parse<JobId>(jobId);
        return Show(context, await act(id, reason, context.Call(), context.RequestAborted));
    }

    private static async Task<IResult> RetryAllAsync(HttpContext context, OperateJobs jobs)
    {
        if (!(await context.ReadBodyAsync(ReadSelection)).TryGet(out var selection, out var problem))
            return problem.ToAnswer(context);
        return Show(
            context,
            await jobs.RetryAllAsync(selection.Filter, selection.Reason, context.Call(), context.RequestAborted));
    }

    private static async Task<IResult> ListQueuesAsync(HttpContext context, OperateJobs jobs)
    {
        var queues = await jobs.ListQueuesAsync(context.RequestAborted);
        return TypedResults.Json([.. queues.Select(JobQueueResponse.From)], ApiJson.Wire.JobQueueResponseArray);
    }

    private static async Task<IResult> PutQueueAsync(HttpContext context, string queue, OperateJobs jobs)
    {
        if (!(await context.ReadBodyAsync(ReadQueue)).TryGet(out var wanted, out var problem))
            return problem.ToAnswer(context);
        if (queue.Length > Limits.ShortText || !StorableText.IsStorable(queue))
            return new Problem(Problems.RouteNotFound).ToAnswer(context);
        var state = await jobs.PutQueueAsync(
            queue, wanted.IsPaused, wanted.Reason, context.Call(), context.RequestAborted);
        return TypedResults.Json(JobQueueChangeResponse.From(state), ApiJson.Wire.JobQueueChangeResponse);
    }

    private static async Task<IResult> ListWorkersAsync(HttpContext context, OperateJobs jobs)
    {
        var workers = await jobs.ListWorkersAsync(context.RequestAborted);
        return TypedResults.Json([.. workers.Select(JobWorkerResponse.From)], ApiJson.Wire.JobWorkerResponseArray);
    }

    private static IResult Show(HttpContext context, Result<JobActOutcome> result) =>
        result.TryGet(out var outcome, out var problem)
            ? TypedResults.Json(JobActResponse.From(outcome), ApiJson.Wire.JobActResponse)
            : problem.ToAnswer(context);

    private static Result<JobFilter> ReadFilter(HttpContext context)
    {
        if (!context.OptionFilter<JobState>("state").TryGet(out var state, out var problem)
            || !context.TextFilter("queue").TryGet(out var queue, out problem)
            || !context.TextFilter("type").TryGet(out var type, out problem)
            || !context.TextFilter("orderingKey").TryGet(out var key, out problem))
        {
            return problem;
        }

        return new JobFilter(state, queue, type, key);
    }
}
