using EscrowGrid.Core;
using EscrowGrid.Core.Events;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EscrowGrid.Api.Tests.Relay;

/// <summary>What was written while no worker was there.</summary>
[Collection(StoresDefinition.Name)]
public sealed class BacklogTests(Stores stores)
{
    private const int Subjects = 25;
    private const int EventsEach = 4 * Limits.RelayBatch / Subjects;

    [Fact]
    public async Task Backlog_OfManyRounds_IsHandedOverInOrder()
    {
        var database = await stores.CreateDatabaseAsync("relay_backlog");
        await InsertAsync(database);
        var consumer = new NotedConsumer();

        await using var api = await ApiUnderTest.StartAsync(
            database,
            new Dictionary<string, string?> { ["MODE"] = "all" },
            addServices: services => services.AddSingleton<IEventConsumer>(consumer));
        await Eventually.HoldsAsync(() => Task.FromResult(consumer.Handled.Count == Subjects * EventsEach));

        Assert.All(
            consumer.Handled.GroupBy(it => it.Event.Subject),
            subject => Assert.Equal(
                Enumerable.Range(1, EventsEach).Select(i => (long)i), subject.Select(it => it.Event.Sequence)));
    }

    private static async Task InsertAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var insert = source.CreateCommand(
            """
            INSERT INTO events (id, type, institution_id, subject, sequence, occurred_at, payload)
            SELECT gen_random_uuid(), 'waiting', gen_random_uuid(), 'subject-' || (i % $1), 1 + i / $1, now(), '{}'
            FROM generate_series(0, $1 * $2 - 1) AS i ORDER BY i
            """);
        insert.Parameters.Add(new() { Value = Subjects });
        insert.Parameters.Add(new() { Value = EventsEach });
        await insert.ExecuteNonQueryAsync();
    }
}
