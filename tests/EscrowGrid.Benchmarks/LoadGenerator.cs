using System.Diagnostics;
using System.Net;

namespace EscrowGrid.Benchmarks;

/// <summary>
/// A closed loop: each connection sends its next request when the one before is answered, so that latency and rate
/// belong together. The warm-up is not counted.
/// </summary>
internal sealed class LoadGenerator(Uri target, TimeSpan warmUp, TimeSpan duration)
{
    public async Task<Measurement> RunAsync(
        string operation, int connections, HttpStatusCode expected, Func<HttpRequestMessage> request)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseProxy = false };
        using var client = new HttpClient(handler) { BaseAddress = target, Timeout = TimeSpan.FromSeconds(30) };

        await RunForAsync(client, connections, expected, request, warmUp);
        var clock = Stopwatch.StartNew();
        var loops = await RunForAsync(client, connections, expected, request, duration);
        var seconds = clock.Elapsed.TotalSeconds;

        var latencies = loops.SelectMany(loop => loop.LatenciesMs).Order().ToArray();
        return new Measurement(
            operation,
            connections,
            latencies.Length / seconds,
            Percentile(latencies, 0.50),
            Percentile(latencies, 0.99),
            loops.Sum(loop => loop.Failed));
    }

    private static async Task<Loop[]> RunForAsync(
        HttpClient client, int connections, HttpStatusCode expected, Func<HttpRequestMessage> request, TimeSpan time)
    {
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        return await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            var loop = new Loop();
            while (Stopwatch.GetTimestamp() < end)
            {
                await SendAsync(client, expected, request, loop);
            }

            return loop;
        })));
    }

    private static async Task SendAsync(
        HttpClient client, HttpStatusCode expected, Func<HttpRequestMessage> request, Loop loop)
    {
        var sent = Stopwatch.GetTimestamp();
        try
        {
            using var message = request();
            using var response = await client.SendAsync(message);
            await response.Content.LoadIntoBufferAsync();
            if (response.StatusCode == expected)
            {
                loop.LatenciesMs.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                return;
            }
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            // Counted below, like an answer of the wrong status.
        }

        loop.Failed++;
    }

    private static double Percentile(double[] sorted, double share) =>
        sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];

    private sealed class Loop
    {
        public List<double> LatenciesMs { get; } = [];
        public long Failed { get; set; }
    }
}
