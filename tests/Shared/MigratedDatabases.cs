using EscrowGrid.Core.Storage;
using EscrowGrid.LocalHosting.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EscrowGrid.Testing;

/// <summary>Databases with the current schema, each a copy of one that is migrated once.</summary>
internal sealed class MigratedDatabases
{
    private const string Template = "migrated";

    private readonly PostgresServer _server;
    private readonly Lazy<Task> _template;

    public MigratedDatabases(PostgresServer server)
    {
        _server = server;
        _template = new(MigrateAsync);
    }

    /// <returns>The connection string.</returns>
    public async Task<string> CreateAsync(string name)
    {
        await _template.Value;
        await using var connection = new NpgsqlConnection(Unpooled("postgres"));
        await connection.OpenAsync();
        await using var copy = new NpgsqlCommand($"CREATE DATABASE \"{name}\" TEMPLATE {Template}", connection);
        await copy.ExecuteNonQueryAsync();
        return _server.ConnectionString(name);
    }

    private async Task MigrateAsync()
    {
        await _server.CreateDatabaseAsync(Template, CancellationToken.None);
        // A database that somebody is connected to is not copied.
        Assert.Equal(
            MigrateCommand.Succeeded,
            await MigrateCommand.RunAsync(Unpooled(Template), NullLogger.Instance, CancellationToken.None));
    }

    private string Unpooled(string database) => _server.ConnectionString(database) + ";Pooling=false";
}
