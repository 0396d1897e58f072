using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using EscrowGrid.LocalHosting.Running;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.LocalHosting.Dashboard;

/// <summary>Renders a component again whenever a resource changes, and every few seconds for its clocks.</summary>
internal sealed class LiveFragments(
    IResourceCatalogue catalogue, IServiceProvider services, ILoggerFactory loggers, TimeProvider clock)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);

    /// <summary>Changes that come together are shown together.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    /// <summary>
    /// The component as HTML in a JSON string, each time it differs from the last one. Ends when the parameters are
    /// null.
    /// </summary>
    public async IAsyncEnumerable<string> StreamAsync<TComponent>(
        Func<Dictionary<string, object?>?> parameters, [EnumeratorCancellation] CancellationToken ct)
        where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1)
        {
            FullMode = BoundedChannelFullMode.DropWrite,
        });
        var watching = SignalAsync(changes.Writer, stop.Token);
        var last = "";
        while (!ct.IsCancellationRequested && parameters() is { } current)
        {
            var html = await renderer.Dispatcher.InvokeAsync(async () =>
            {
                var rendered = await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(current));
                return rendered.ToHtmlString();
            });
            if (html != last)
            {
                last = html;
                yield return JsonSerializer.Serialize(html);
            }

            await NextAsync(changes.Reader, ct);
        }

        await stop.CancelAsync();
        await watching;
    }

    /// <summary>Each line after number <paramref name="seen"/>, as the script reads it.</summary>
    public static async IAsyncEnumerable<SseItem<string>> LinesAsync(IAsyncEnumerable<LogLine> lines, long seen)
    {
        await foreach (var line in lines)
        {
            if (line.Number <= seen)
            {
                continue;
            }

            var entry = JsonSerializer.Serialize(new
            {
                time = LogView.Time(line),
                resource = line.Replica,
                text = LogView.Text(line),
                kind = LogView.Kind(line),
            });
            yield return new SseItem<string>(entry) { EventId = $"{line.Number}" };
        }
    }

    private async Task NextAsync(ChannelReader<bool> changes, CancellationToken ct)
    {
        using var tick = CancellationTokenSource.CreateLinkedTokenSource(ct);
        tick.CancelAfter(Tick);
        try
        {
            await changes.ReadAsync(tick.Token);
            await Task.Delay(Pause, clock, tick.Token);
        }
        catch (OperationCanceledException)
        {
            // The tick, or the browser went away; the loop's condition tells which.
        }
        catch (ChannelClosedException)
        {
            // The application stops: wait for the server to end this stream rather than spin.
            await Task.Delay(Tick, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SignalAsync(ChannelWriter<bool> changes, CancellationToken ct)
    {
        try
        {
            await foreach (var _ in catalogue.WatchAsync(ct))
            {
                changes.TryWrite(true);
            }
        }
        catch (OperationCanceledException)
        {
            // The browser went away.
        }
        finally
        {
            changes.TryComplete();
        }
    }
}
