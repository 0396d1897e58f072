using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using EscrowGrid.Api.Tests.Webhooks;
using EscrowGrid.Core.Events;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit.Abstractions;

namespace EscrowGrid.Api.Tests.Relay;

/// <summary>
/// That a stream and a backlog of events get out whole and in order. Each test prints how fast, and does not judge it.
/// </summary>
[Collection(StoresDefinition.Name)]
public sealed class PaceTests(Stores stores, ITestOutputHelper output)
{
    private const int Backlog = 10_000;
    private const int Subjects = 500;
    private const int Rate = 300;
    private const int Seconds = 5;
    private const int TicksPerSecond = 20;

    private static readonly TimeSpan DrainLimit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Backlog_OfTenThousandEvents_IsDrainedInOrder()
    {
        var database = await stores.CreateDatabaseAsync("relay_backlog");
        await using var source = NpgsqlDataSource.Create(database);
        await InsertAsync(source, Guid.NewGuid(), Backlog, Subjects);
        var consumer = new NotedConsumer();
        var clock = Stopwatch.StartNew();

        await using var api = await StartAsync(
            database, services => services.AddSingleton<IEventConsumer>(consumer));
        using (var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50)))
        {
            while (consumer.Handled.Count < Backlog && clock.Elapsed < DrainLimit)
                await look.WaitForNextTickAsync();
        }

        output.WriteLine($"{consumer.Handled.Count} events in {clock.Elapsed.TotalSeconds:F1} s, start included");
        Assert.Equal(Backlog, consumer.Handled.Count);
        foreach (var subject in consumer.Handled.GroupBy(it => it.Event.Subject))
        {
            Assert.Equal(
                Enumerable.Range(1, Backlog / Subjects).Select(i => (long)i), subject.Select(it => it.Event.Sequence));
        }
    }

    [Fact]
    public async Task FirstAttempts_AtThreeHundredEventsASecond_AllCome()
    {
        var database = await stores.CreateDatabaseAsync("relay_pace");
        await using var source = NpgsqlDataSource.Create(database);
        var waits = new ConcurrentQueue<TimeSpan>();
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (context, received) =>
        {
            if (received.Json.GetProperty("data").TryGetProperty("at", out var at))
            {
                var written = long.Parse(at.GetString()!, CultureInfo.InvariantCulture);
                waits.Enqueue(Stopwatch.GetElapsedTime(written));
            }

            return Receiver.Status(context, 204);
        };
        await using var api = await StartAsync(database, _ => { });
        var tenant = await api.CreateTenantAsync();
        await tenant.CreateWebhookAsync(receiver.Url, """["paced"]""");
        var institution = Guid.Parse(tenant.Id.Split('_')[1]);

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / TicksPerSecond));
        for (var tick = 0; tick < Seconds * TicksPerSecond; tick++)
        {
            await timer.WaitForNextTickAsync();
            await InsertAsync(source, institution, Rate / TicksPerSecond, Rate / TicksPerSecond);
            api.Service<EventSignal>().Raise();
        }

        await Eventually.HoldsAsync(() => Task.FromResult(waits.Count >= Rate * Seconds));
        var sorted = waits.Order().ToList();
        var p99 = sorted[(int)(sorted.Count * 0.99)];
        output.WriteLine(
            $"{sorted.Count} events at {Rate}/s: p50 {sorted[sorted.Count / 2].TotalMilliseconds:F0} ms, "
            + $"p99 {p99.TotalMilliseconds:F0} ms, most {sorted[^1].TotalMilliseconds:F0} ms");
        Assert.Equal(Rate * Seconds, sorted.Count);
    }

    private static async Task InsertAsync(NpgsqlDataSource source, Guid institution, int count, int subjects)
    {
        await using var insert = source.CreateCommand(
            """
            INSERT INTO events (id, type, institution_id, subject, sequence, occurred_at, payload)
            SELECT gen_random_uuid(), 'paced', $1, 'subject-' || (i % $3), 1 + i / $3, $4, json_build_object('at', $5)
            FROM generate_series(0, $2 - 1) AS i ORDER BY i
            """);
        insert.Parameters.Add(new() { Value = institution });
        insert.Parameters.Add(new() { Value = count });
        insert.Parameters.Add(new() { Value = subjects });
        insert.Parameters.Add(new() { Value = TimeProvider.System.GetUtcNow() });
        insert.Parameters.Add(new() { Value = Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture) });
        await insert.ExecuteNonQueryAsync();
    }

    private static Task<ApiUnderTest> StartAsync(string database, Action<IServiceCollection> addServices) =>
        ApiUnderTest.StartAsync(
            database,
            new Dictionary<string, string?> { ["MODE"] = "all", ["WEBHOOK_PRIVATE_TARGETS"] = "true" },
            addServices: addServices);
}
