using Npgsql;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>Logs in to a Postgres database.</summary>
internal sealed class PostgresProbe(IResourceWithConnectionString resource, string? database) : IHealthProbe
{
    public async Task<HealthReading> ReadAsync(ReplicaAllocation replica, CancellationToken ct)
    {
        try
        {
            var connectionString = await resource.ConnectionStringExpression.GetValueAsync(ct);
            var settings = new NpgsqlConnectionStringBuilder(connectionString)
            {
                // A pool would keep idle connections that a stopped server leaves half open.
                Pooling = false,
                Timeout = 5,
                CommandTimeout = 5,
            };
            settings.Database = database ?? settings.Database;
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync(ct);
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            await command.ExecuteScalarAsync(ct);
            return HealthReading.Healthy;
        }
        catch (PostgresException e)
        {
            return new HealthReading(e.MessageText);
        }
        catch (NpgsqlException)
        {
            return new HealthReading("the server does not answer");
        }
    }
}
