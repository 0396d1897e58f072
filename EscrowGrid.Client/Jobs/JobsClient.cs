using System.Text.Json;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Jobs;

/// <summary><c>/operations/jobs</c>, <c>/operations/queues</c>, <c>/operations/workers</c> and
/// <c>/operations/schedules</c>; for operators.</summary>
public sealed class JobsClient
{
    private const string Root = "operations/jobs";

    private readonly ApiConnection _api;

    internal JobsClient(ApiConnection api) => _api = api;

    /// <summary>The latest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cursor">An earlier page's <see cref="CursorPage{T}.NextCursor"/>; null for the beginning.</param>
    /// <param name="limit">1 to 1000.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<CursorPage<Job>> ListAsync(
        JobFilter? filter = null,
        string? cursor = null,
        int limit = 100,
        CancellationToken cancellationToken = default)
    {
        var state = filter?.State is { } wanted
            ? JsonSerializer.SerializeToElement(wanted, WireJson.Default.JobState).GetString()
            : null;
        var query = new QueryString(Root)
            .Add("state", state)
            .Add("queue", filter?.Queue)
            .Add("type", filter?.Type)
            .Add("orderingKey", filter?.OrderingKey)
            .Add("cursor", cursor)
            .Add("limit", limit.ToString());
        return _api.GetAsync(query.ToString(), WireJson.Default.CursorPageJob, cancellationToken);
    }

    public Task<Job> GetAsync(string jobId, CancellationToken cancellationToken = default) =>
        _api.GetAsync(QueryString.Path($"operations/jobs/{jobId}"), WireJson.Default.Job, cancellationToken);

    /// <summary>Makes a dead job ready.</summary>
    public Task<JobAct> RetryAsync(
        string jobId, string reason, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        ActAsync($"operations/jobs/{jobId}/retry", reason, idempotencyKey, cancellationToken);

    /// <summary>Takes a job out that does not run.</summary>
    public Task<JobAct> DeleteAsync(
        string jobId, string reason, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        ActAsync($"operations/jobs/{jobId}/delete", reason, idempotencyKey, cancellationToken);

    /// <summary>Makes dead jobs ready, at most 1000 at once.</summary>
    public Task<JobAct> RetryAllAsync(
        JobSelection selection, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            $"{Root}/retry",
            ApiConnection.Body(selection, WireJson.Default.JobSelection),
            idempotencyKey,
            WireJson.Default.JobAct,
            cancellationToken);

    public Task<JobQueue[]> ListQueuesAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync("operations/queues", WireJson.Default.JobQueueArray, cancellationToken);

    /// <summary>Pauses a queue, or resumes it.</summary>
    public Task<JobQueueChange> PutQueueAsync(
        string queue,
        bool paused,
        string reason,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.PutAsync(
            QueryString.Path($"operations/queues/{queue}"),
            ApiConnection.Body(new NewQueueState(paused, reason), WireJson.Default.NewQueueState),
            new WriteConditions(idempotencyKey, IfMatch: null),
            WireJson.Default.JobQueueChange,
            cancellationToken);

    public Task<JobWorker[]> ListWorkersAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync("operations/workers", WireJson.Default.JobWorkerArray, cancellationToken);

    /// <summary>What is due by a schedule.</summary>
    public Task<Schedule[]> ListSchedulesAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync("operations/schedules", WireJson.Default.ScheduleArray, cancellationToken);

    public Task<Schedule> GetScheduleAsync(string schedule, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            QueryString.Path($"operations/schedules/{schedule}"), WireJson.Default.Schedule, cancellationToken);

    /// <summary>Changes, pauses or resumes a schedule.</summary>
    /// <param name="schedule">Its id.</param>
    /// <param name="state">What is to hold.</param>
    /// <param name="idempotencyKey">The same for every repeat of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Schedule> PutScheduleAsync(
        string schedule,
        NewScheduleState state,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.PutAsync(
            QueryString.Path($"operations/schedules/{schedule}"),
            ApiConnection.Body(state, WireJson.Default.NewScheduleState),
            new WriteConditions(idempotencyKey, IfMatch: null),
            WireJson.Default.Schedule,
            cancellationToken);

    /// <summary>Runs a schedule's work once, now.</summary>
    public Task<ScheduleTrigger> TriggerScheduleAsync(
        string schedule, string reason, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _api.ActAsync(
            QueryString.Path($"operations/schedules/{schedule}/trigger"),
            reason,
            idempotencyKey,
            WireJson.Default.ScheduleTrigger,
            cancellationToken);

    private Task<JobAct> ActAsync(
        FormattableString path, string reason, string? idempotencyKey, CancellationToken cancellationToken) =>
        _api.ActAsync(
            QueryString.Path(path), reason, idempotencyKey, WireJson.Default.JobAct, cancellationToken);
}
