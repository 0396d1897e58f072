using System.Diagnostics;
using EscrowGrid.Core.Storage.Postgres;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EscrowGrid.Api.Tests.Freshness;

[Collection(StoresDefinition.Name)]
public sealed class KeyChangeListenerTests(Stores stores)
{
    [Fact]
    public async Task Session_ThatHasListened_EndsAndServesNoRequest()
    {
        var settings = new NpgsqlConnectionStringBuilder(stores.Database) { ApplicationName = "one that listens" };
        await using var database = NpgsqlDataSource.Create(settings.ConnectionString);
        using var callers = new RememberedCallers();
        using var listener = new KeyChangeListener(database, callers, NullLogger<KeyChangeListener>.Instance);
        await listener.StartAsync(CancellationToken.None);
        await Eventually.HoldsAsync(() => Task.FromResult(callers.IsVouchedFor));
        Assert.Equal(1, await CountSessionsAsync());

        await listener.StopAsync(CancellationToken.None);

        await Eventually.HoldsAsync(async () => await CountSessionsAsync() == 0);
        Assert.False(callers.IsVouchedFor);
    }

    /// <summary>
    /// Each instance's call reaches all the others, which must neither lose their own for it nor call back.
    /// </summary>
    [Fact]
    public async Task Instances_SeveralOnOneDatabase_KeepHearingThemselvesAndCallNoMoreThanEachOne()
    {
        await using var database = NpgsqlDataSource.Create(stores.Database);
        await using var observer = await database.OpenConnectionAsync();
        var calls = new List<string>();
        observer.Notification += (_, message) => calls.Add(message.Payload);
        await using (var listen = new NpgsqlCommand("LISTEN escrowgrid_api_keys", observer))
            await listen.ExecuteNonQueryAsync();
        var log = new CountingLogger();
        var instances = Enumerable.Range(0, 4).Select(_ => new Instance(database, log)).ToList();
        try
        {
            foreach (var instance in instances)
                await instance.Listener.StartAsync(CancellationToken.None);
            await Eventually.HoldsAsync(() => Task.FromResult(instances.TrueForAll(one => one.Callers.IsVouchedFor)));
            while (await observer.WaitAsync(TimeSpan.FromMilliseconds(50)))
                calls.Clear();
            calls.Clear();

            // Five intervals: each instance calls once in each of them.
            for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(5);)
                await observer.WaitAsync(TimeSpan.FromMilliseconds(100));

            var perInstance = calls.Where(call => call.StartsWith("echo ", StringComparison.Ordinal))
                .GroupBy(call => call.Split(' ')[1], (process, its) => (process, count: its.Count())).ToList();
            Assert.InRange(perInstance.Count, 4, int.MaxValue);
            Assert.All(perInstance, one => Assert.InRange(one.count, 1, 6));
            Assert.Equal(0, log.Warnings);
            Assert.All(instances, instance => Assert.True(instance.Callers.IsVouchedFor));
        }
        finally
        {
            foreach (var instance in instances)
                await instance.StopAsync();
        }
    }

    private sealed class Instance(NpgsqlDataSource database, ILogger<KeyChangeListener> log)
    {
        public RememberedCallers Callers { get; } = new();

        public KeyChangeListener Listener => field ??= new KeyChangeListener(database, Callers, log);

        public async Task StopAsync()
        {
            await Listener.StopAsync(CancellationToken.None);
            Listener.Dispose();
            Callers.Dispose();
        }
    }

    private sealed class CountingLogger : ILogger<KeyChangeListener>
    {
        private int _warnings;

        public int Warnings => _warnings;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Warning)
                Interlocked.Increment(ref _warnings);
        }
    }

    private async Task<long> CountSessionsAsync()
    {
        await using var observer = NpgsqlDataSource.Create(stores.Database);
        await using var command = observer.CreateCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'one that listens'");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
