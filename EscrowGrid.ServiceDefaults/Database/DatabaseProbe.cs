using EscrowGrid.ServiceDefaults.Configuration;
using EscrowGrid.ServiceDefaults.Health;
using Npgsql;

namespace EscrowGrid.ServiceDefaults.Database;

/// <summary>
/// Asks the database on a connection of its own: in the services' pool a busy moment would look like an outage, and a
/// load balancer would then take away the instances that are working hardest.
/// </summary>
internal sealed class DatabaseProbe : IDependencyProbe, IAsyncDisposable
{
    private const int LimitSeconds = 2;

    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlDataSource _services;
    private bool _wasLost;

    /// <param name="settings">Where the database is.</param>
    /// <param name="services">The services' pool, whose idle connections are stale after an outage.</param>
    public DatabaseProbe(ServiceSettings settings, NpgsqlDataSource services)
    {
        _services = services;
        var keywords = new NpgsqlConnectionStringBuilder(settings.DatabaseConnectionString)
        {
            MinPoolSize = 0,
            MaxPoolSize = 1,
            Timeout = LimitSeconds,
            CommandTimeout = LimitSeconds,
            CancellationTimeout = -1,
            ApplicationName = "escrowgrid-health",
        };
        _source = new NpgsqlDataSourceBuilder(keywords.ConnectionString) { Name = "escrowgrid-health" }.Build();
    }

    public string Name => "database";

    public bool Required => true;

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await AskAsync(cancellationToken);
        }
        catch (NpgsqlException) when (!cancellationToken.IsCancellationRequested)
        {
            // A connection that died while it was idle says nothing about the server; a new one does.
            _wasLost = true;
            await AskAsync(cancellationToken);
        }

        if (!_wasLost) return;
        // Each idle connection from before the outage would cost a request its answer; new ones are opened instead.
        _wasLost = false;
        _services.Clear();
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand("SELECT 1");
        await command.ExecuteScalarAsync(cancellationToken);
    }
}
