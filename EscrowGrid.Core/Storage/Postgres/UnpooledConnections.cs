using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// Connections for LISTEN. A session that listens is sent notifications whenever the server likes, and a wait for one
/// that ends in the middle of a message leaves the connection out of step with the server. Back in the pool it would
/// hang whichever request gets it next; so it never comes from the pool, and closing it ends the session.
/// </summary>
internal static class UnpooledConnections
{
    public static async Task<NpgsqlConnection> OpenUnpooledAsync(
        this NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false };
        await using var template = database.CreateConnection();
        // The data source does not tell its password; a clone has it.
        var connection = template.CloneWith(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
