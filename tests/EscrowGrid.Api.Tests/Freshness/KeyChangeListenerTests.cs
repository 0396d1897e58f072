using EscrowGrid.Core.Storage.Postgres;
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

    private async Task<long> CountSessionsAsync()
    {
        await using var observer = NpgsqlDataSource.Create(stores.Database);
        await using var command = observer.CreateCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'one that listens'");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
