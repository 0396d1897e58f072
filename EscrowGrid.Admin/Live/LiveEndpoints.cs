using EscrowGrid.Admin.Sessions;
using EscrowGrid.Client;
using EscrowGrid.Client.Errors;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Positions;

namespace EscrowGrid.Admin.Live;

/// <summary>
/// Tells an open page that what it shows has changed (server-sent events); the page then reads itself again. The
/// console looks at a mark of it every few seconds: a version or a count, never the whole.
/// </summary>
internal static class LiveEndpoints
{
    private const int MostStreams = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>Users may call the API 50 times a minute, with all their pages together.</summary>
    private static readonly TimeSpan EscrowPause = TimeSpan.FromSeconds(10);

    /// <summary>Then the browser opens a new one, and the session is looked at again.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static int _streams;

    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/live/positions/{id}", static (HttpContext context, EscrowGridClient api, string id) =>
            FollowAsync(context, async token => (await api.Positions.GetAsync(id, token)).Version.ToString()));
        routes.MapGet("/live/escrows/{id}", static (HttpContext context, EscrowGridClient api, string id) =>
            FollowAsync(
                context, async token => (await api.Escrows.GetAsync(id, token)).Version.ToString(), EscrowPause));
        routes.MapGet("/live/commands/{id}", static (HttpContext context, EscrowGridClient api, string id) =>
            FollowAsync(context, async token => (await api.Escrows.GetCommandAsync(id, token)).Status.ToString()));
        routes.MapGet("/live/overview", static (HttpContext context, EscrowGridClient api, Session session) =>
            FollowAsync(context, async token => await CountAsync(api, session, token)));
        routes.MapGet("/live/queues", static (HttpContext context, EscrowGridClient api) =>
            FollowAsync(context, async token => string.Join(';', (await api.Jobs.ListQueuesAsync(token))
                .Select(it => $"{it.Queue}{it.Paused}{string.Join(',', it.Counts)}"))));
        routes.MapGet("/live/verification", static (HttpContext context, EscrowGridClient api) =>
            FollowAsync(context, async token =>
            {
                var page = await api.LedgerEvents.ListReplaysAsync(limit: 1, cancellationToken: token);
                var latest = page.Data is [var it, ..] ? it.Number : 0;
                return $"{latest};{string.Join(',', page.WithoutResult)}";
            }));
    }

    private static async Task<string> CountAsync(EscrowGridClient api, Session session, CancellationToken token)
    {
        if (!session.Rights.Reads("positions")) return "";
        var page = await api.Positions.ListAsync(
            new PageRequest(Limit: 1), new PositionFilter(session.Institution), token);
        return page.Pagination.Total.ToString() ?? "";
    }

    private static async Task FollowAsync(
        HttpContext context, Func<CancellationToken, Task<string>> mark, TimeSpan? pause = null)
    {
        if (Interlocked.Increment(ref _streams) > MostStreams)
        {
            Interlocked.Decrement(ref _streams);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        try
        {
            context.Response.ContentType = "text/event-stream";
            using var end = CancellationTokenSource.CreateLinkedTokenSource(
                context.RequestAborted,
                context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
            end.CancelAfter(Longest);
            await WriteAsync(context, mark, pause ?? Pause, end.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or EscrowGridException)
        {
            // Over: the browser comes back, and meets whatever is wrong at the page itself.
        }
        finally
        {
            Interlocked.Decrement(ref _streams);
        }
    }

    private static async Task WriteAsync(
        HttpContext context, Func<CancellationToken, Task<string>> mark, TimeSpan pause, CancellationToken end)
    {
        var last = await mark(end);
        await context.Response.WriteAsync("retry: 5000\n\n", end);
        await context.Response.Body.FlushAsync(end);
        using var timer = new PeriodicTimer(pause, context.RequestServices.GetRequiredService<TimeProvider>());
        while (await timer.WaitForNextTickAsync(end))
        {
            var now = await mark(end);
            await context.Response.WriteAsync(now == last ? ":\n\n" : "event: changed\ndata: \n\n", end);
            await context.Response.Body.FlushAsync(end);
            last = now;
        }
    }
}
