using Npgsql;

namespace EscrowGrid.Events.Kafka.Tests.Commands;

/// <summary>Holds whoever would write a table, in the middle of his transaction.</summary>
internal sealed class TableLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly string _table;

    private TableLock(NpgsqlConnection connection, string table) => (_connection, _table) = (connection, table);

    /// <summary>As soon as those who are writing it have committed.</summary>
    public static async Task<TableLock> TakeAsync(string connectionString, string table)
    {
        var alone = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        var connection = new NpgsqlConnection(alone.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"BEGIN; LOCK TABLE {table} IN SHARE MODE", connection);
        await command.ExecuteNonQueryAsync();
        return new TableLock(connection, table);
    }

    public async Task<bool> HoldsSomebodyAsync()
    {
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = $1::regclass", _connection);
        command.Parameters.Add(new() { Value = _table });
        return (long)(await command.ExecuteScalarAsync())! > 0;
    }

    /// <summary>The transaction ends with the connection.</summary>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
