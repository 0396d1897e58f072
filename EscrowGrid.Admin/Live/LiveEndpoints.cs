using EscrowGrid.Admin.Overview;
using EscrowGrid.Client;
using EscrowGrid.Client.Errors;

namespace EscrowGrid.Admin.Live;

/// <summary>
/// Tells an open page that what it shows has changed (server-sent events); the page then reads itself again. The
/// console looks at a mark of it every few seconds: a version or a count, never the whole.
/// </summary>
internal static class LiveEndpoints
{
    /// <summary>The mark of what the page has shown.</summary>
    public const string Seen = "seen";

    /// <summary>A browser that comes back by itself says here which mark it was sent last.</summary>
    private const string LastSeen = "Last-Event-ID";

    private const int MostStreams = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>Users may call the API 50 times a minute, with all their pages together.</summary>
    private static readonly TimeSpan EscrowPause = TimeSpan.FromSeconds(10);

    /// <summary>All its numbers are counted each time.</summary>
    private static readonly TimeSpan OverviewPause = TimeSpan.FromMinutes(1);

    /// <summary>Then the browser opens a new one, and the session is looked at again.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static int _streams;

    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/live/positions/{id}", static (HttpContext context, EscrowGridClient api, string id) =>
            FollowAsync(context, async token => LiveMark.Of(await api.Positions.GetAsync(id, token))));
        routes.MapGet("/live/escrows/{id}", static (HttpContext context, EscrowGridClient api, string id) =>
            FollowAsync(context, async token => LiveMark.Of(await api.Escrows.GetAsync(id, token)), EscrowPause));
        routes.MapGet("/live/commands/{id}", static (HttpContext context, EscrowGridClient api, string id) =>
            FollowAsync(context, async token => LiveMark.Of(await api.Escrows.GetCommandAsync(id, token))));
        routes.MapGet("/live/overview", static (HttpContext context, OverviewReader reader) =>
            FollowAsync(context, async token => LiveMark.Of(await reader.ReadAsync(token)), OverviewPause));
        routes.MapGet("/live/queues", static (HttpContext context, EscrowGridClient api) =>
            FollowAsync(context, async token => LiveMark.Of(await api.Jobs.ListQueuesAsync(token))));
        routes.MapGet("/live/verification", static (HttpContext context, EscrowGridClient api) =>
            FollowAsync(context, async token => LiveMark.Of(
                await api.LedgerEvents.ListReplaysAsync(limit: 1, cancellationToken: token))));
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
        string? last = context.Request.Headers[LastSeen];
        last ??= context.Request.Query[Seen];
        last ??= await mark(end);
        await context.Response.WriteAsync("retry: 5000\n\n", end);
        await context.Response.Body.FlushAsync(end);
        using var timer = new PeriodicTimer(pause, context.RequestServices.GetRequiredService<TimeProvider>());
        while (await timer.WaitForNextTickAsync(end))
        {
            var now = await mark(end);
            await context.Response.WriteAsync(
                now == last ? ":\n\n" : $"id: {now}\nevent: changed\ndata:\n\n", end);
            await context.Response.Body.FlushAsync(end);
            last = now;
        }
    }
}
