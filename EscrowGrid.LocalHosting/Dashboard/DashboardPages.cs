using EscrowGrid.LocalHosting.Dashboard.Pages;
using EscrowGrid.LocalHosting.Dashboard.Telemetry;
using EscrowGrid.LocalHosting.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace EscrowGrid.LocalHosting.Dashboard;

/// <summary>The pages, their live fragments, and the three commands.</summary>
internal sealed class DashboardPages(
    IResourceCatalogue catalogue, TraceStore traces, LiveFragments fragments, TimeProvider clock)
{
    /// <summary>A command may take a graceful stop's 30 s; the page does not wait for it, its state shows it.</summary>
    private static readonly TimeSpan CommandWait = TimeSpan.FromSeconds(1);

    private const int TracesShown = 200;
    private const int LinesShown = 500;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Resources);
        routes.MapGet("/resources/stream", (CancellationToken ct) =>
            TypedResults.ServerSentEvents(fragments.StreamAsync<ResourceTable>(ResourceTableParameters, ct)));
        routes.MapGet("/resources/{name}", Resource);
        routes.MapGet("/resources/{name}/stream", ResourceStream);
        routes.MapGet("/resources/{name}/environment/{variable}", EnvironmentVariable);
        // DashboardLogin refuses posts from other origins, which is what an antiforgery token would do.
        routes.MapPost("/resources/{name}/{verb}", CommandAsync).DisableAntiforgery();
        routes.MapGet("/logs", Logs);
        routes.MapGet("/logs/stream", LogStreamOf);
        routes.MapGet("/traces", Traces);
        routes.MapGet("/traces/{traceId}", Trace);
        routes.MapFallback(() => Message(404, "Nothing here", "There is no such page."));
    }

    private RazorComponentResult<ResourcesPage> Resources() => new(ResourceTableParameters());

    private Dictionary<string, object?> ResourceTableParameters() => new()
    {
        // What runs comes first; parameters only have a value.
        ["Resources"] = catalogue.Snapshot().OrderBy(resource => resource.Type == "Parameter").ToArray(),
        ["Now"] = clock.GetUtcNow(),
    };

    private IResult Resource(string name, string? replica, string? show)
    {
        if (Find(name, replica) is not { } found)
        {
            return Message(404, "Nothing here", $"There is no resource named '{name}'.");
        }

        var parameters = ResourceParameters(found);
        parameters["Show"] = show;
        return new RazorComponentResult<ResourcePage>(parameters);
    }

    private IResult ResourceStream(string name, string? replica, CancellationToken ct) =>
        Find(name, replica) is null
            ? Results.NotFound()
            : TypedResults.ServerSentEvents(fragments.StreamAsync<ResourceFacts>(
                () => Find(name, replica) is { } found ? ResourceParameters(found) : null, ct));

    private Dictionary<string, object?> ResourceParameters(
        (ResourceSnapshot Resource, ReplicaSnapshot? Replica) found) => new()
        {
            ["Resource"] = found.Resource,
            ["Replica"] = found.Replica,
            ["Now"] = clock.GetUtcNow(),
        };

    private IResult EnvironmentVariable(string name, string variable) =>
        Find(name, name)?.Replica?.Environment.FirstOrDefault(value => value.Name == variable) is { } found
            ? Results.Text(found.Value)
            : Results.NotFound();

    private async Task<IResult> CommandAsync(string name, string verb, [FromForm] string? back)
    {
        // Not the request's token: a closed browser must not leave a resource half stopped.
        var command = verb switch
        {
            "start" => catalogue.StartAsync(name, CancellationToken.None),
            "stop" => catalogue.StopAsync(name, CancellationToken.None),
            "restart" => catalogue.RestartAsync(name, CancellationToken.None),
            _ => null,
        };
        if (command is null)
        {
            return Message(404, "Nothing here", $"A resource can be started, stopped and restarted, not '{verb}'.");
        }

        try
        {
            await command.WaitAsync(CommandWait, clock);
        }
        catch (TimeoutException)
        {
            // Still under way; the page shows how it goes on.
        }
        catch (LocalHostingException refused)
        {
            return Message(409, $"Could not {verb} {name}", refused.Message);
        }

        return Results.LocalRedirect(back is ['/', not ('/' or '\\'), ..] ? back : "/");
    }

    private RazorComponentResult<LogsPage> Logs(string? resource, string? filter)
    {
        var lines = catalogue.Logs(Named(resource)).Where(line => Contains(line, filter)).TakeLast(LinesShown);
        return new(new Dictionary<string, object?>
        {
            ["Names"] = Names(),
            ["Lines"] = lines.ToArray(),
            ["Resource"] = Named(resource),
            ["Filter"] = filter,
        });
    }

    private ServerSentEventsResult<string> LogStreamOf(HttpContext context, string? resource, long? after)
    {
        // A browser that reconnects says which line it saw last.
        var seen = long.TryParse(context.Request.Headers["Last-Event-ID"], out var last) ? last : after ?? 0;
        return TypedResults.ServerSentEvents(
            LiveFragments.LinesAsync(catalogue.FollowAsync(Named(resource), context.RequestAborted), seen));
    }

    private RazorComponentResult<TracesPage> Traces(string? resource) => new(new Dictionary<string, object?>
    {
        ["Names"] = Names(),
        ["Traces"] = traces.Newest(TracesShown, Named(resource)),
        ["Resource"] = Named(resource),
    });

    private IResult Trace(string traceId)
    {
        var spans = traces.Find(traceId);
        return spans.Count == 0
            ? Message(404, "Trace not found", "It is not known here, or newer ones have taken its place.")
            : new RazorComponentResult<TracePage>(new { Trace = TraceSummary.Of(spans), Spans = spans });
    }

    private (ResourceSnapshot Resource, ReplicaSnapshot? Replica)? Find(string name, string? replica)
    {
        foreach (var resource in catalogue.Snapshot())
        {
            var named = resource.Replicas.FirstOrDefault(one => Same(one.Name, replica) || Same(one.Name, name));
            if (Same(resource.Name, name) || named is not null)
            {
                return (resource, named ?? (resource.Replicas.Count > 0 ? resource.Replicas[0] : null));
            }
        }

        return null;
    }

    private string[] Names() => [.. catalogue.Snapshot()
        .Where(resource => resource.Replicas.Count > 0)
        .SelectMany(resource => resource.Replicas.Count > 1
            ? resource.Replicas.Select(replica => replica.Name).Prepend(resource.Name)
            : [resource.Name])];

    private static RazorComponentResult<MessagePage> Message(int status, string title, string message) =>
        new(new { Title = title, Message = message }) { StatusCode = status };

    private static bool Contains(LogLine line, string? filter) =>
        string.IsNullOrEmpty(filter)
        || line.Text.Contains(filter, StringComparison.OrdinalIgnoreCase)
        || line.Replica.Contains(filter, StringComparison.OrdinalIgnoreCase);

    private static string? Named(string? resource) => string.IsNullOrEmpty(resource) ? null : resource;

    private static bool Same(string a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
