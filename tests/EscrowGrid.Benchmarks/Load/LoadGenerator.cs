using System.Diagnostics;
using EscrowGrid.Benchmarks.Report;

namespace EscrowGrid.Benchmarks.Load;

/// <summary>
/// A closed loop: each connection sends its next request when the one before is answered, so that latency and rate
/// belong together. The warm-up is not counted.
/// </summary>
internal sealed class LoadGenerator(Uri target, TimeSpan warmUp, TimeSpan duration)
{
    /// <summary>Warm-up and measured time.</summary>
    public TimeSpan Total => warmUp + duration;

    public async Task<Rate> RunAsync(int connections, Round round)
    {
        var opened = await OpenAsync(connections);
        try
        {
            await RunForAsync(opened, round, warmUp);
            var clock = Stopwatch.StartNew();
            var loops = await RunForAsync(opened, round, duration);
            return Rate.Of(
                [.. loops.SelectMany(loop => loop.LatenciesMs)], clock.Elapsed, loops.Sum(loop => loop.Failed));
        }
        finally
        {
            foreach (var connection in opened)
                connection.Dispose();
        }
    }

    private static Task<Loop[]> RunForAsync(
        HttpConnection[] connections, Round round, TimeSpan time)
    {
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        return Task.WhenAll(connections.Select(connection => Task.Run(async () =>
        {
            var loop = new Loop();
            while (Stopwatch.GetTimestamp() < end)
            {
                var sent = Stopwatch.GetTimestamp();
                if (await round(connection))
                    loop.LatenciesMs.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                else
                    loop.Failed++;
            }

            return loop;
        })));
    }

    private async Task<HttpConnection[]> OpenAsync(int count)
    {
        var connections = new HttpConnection[count];
        for (var i = 0; i < count; i++)
        {
            connections[i] = new HttpConnection();
            await connections[i].ConnectAsync(target);
        }

        return connections;
    }

    private sealed class Loop
    {
        public List<double> LatenciesMs { get; } = [];
        public long Failed { get; set; }
    }
}
