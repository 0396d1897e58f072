using EscrowGrid.Admin.Forms;
using EscrowGrid.Client.Jobs;

namespace EscrowGrid.Admin.Jobs;

/// <summary>What operators do to jobs, queues and schedules; each act has a reason.</summary>
internal static class JobActs
{
    public static void MapJobActs(this IEndpointRouteBuilder routes)
    {
        routes.MapAct("/do/jobs/retry", RetryAllAsync);
        routes.MapAct("/do/jobs/{job}/retry", static async it =>
        {
            await it.Api.Jobs.RetryAsync(it.Route("job"), it.Needed("reason"), it.Once, it.Aborted);
            return it.Back("job.retried");
        });
        routes.MapAct("/do/jobs/{job}/delete", static async it =>
        {
            await it.Api.Jobs.DeleteAsync(it.Route("job"), it.Needed("reason"), it.Once, it.Aborted);
            return it.Back("job.deleted");
        });
        routes.MapAct("/do/queues/{queue}/pause", static it => PutQueueAsync(it, isPaused: true));
        routes.MapAct("/do/queues/{queue}/resume", static it => PutQueueAsync(it, isPaused: false));
        routes.MapAct("/do/schedules/{schedule}/trigger", static async it =>
        {
            await it.Api.Jobs.TriggerScheduleAsync(it.Route("schedule"), it.Needed("reason"), it.Once, it.Aborted);
            return it.Back("schedule.triggered");
        });
        routes.MapAct("/do/schedules/{schedule}/change", static async it =>
        {
            var state = new NewScheduleState(it.Needed("cron"), it.Flag("paused"), it.Needed("reason"));
            await it.Api.Jobs.PutScheduleAsync(it.Route("schedule"), state, it.Once, it.Aborted);
            return it.Back("saved");
        });
    }

    private static async Task<Sent> RetryAllAsync(Submission it)
    {
        var selection = new JobSelection(it.Needed("reason"))
        {
            Queue = it.Text("queue"),
            Type = it.Text("type"),
            OrderingKey = it.Text("key"),
        };
        await it.Api.Jobs.RetryAllAsync(selection, it.Once, it.Aborted);
        return it.Back("job.retried");
    }

    private static async Task<Sent> PutQueueAsync(Submission it, bool isPaused)
    {
        await it.Api.Jobs.PutQueueAsync(it.Route("queue"), isPaused, it.Needed("reason"), it.Once, it.Aborted);
        return it.Back("saved");
    }
}
