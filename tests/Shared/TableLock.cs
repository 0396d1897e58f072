using Npgsql;

namespace EscrowGrid.Testing;

/// <summary>Holds whoever would write a table, in the middle of his transaction.</summary>
internal sealed class TableLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly string _table;

    private TableLock(NpgsqlConnection connection, NpgsqlTransaction transaction, string table) =>
        (_connection, _transaction, _table) = (connection, transaction, table);

    /// <summary>As soon as those who are writing it have committed.</summary>
    public static async Task<TableLock> TakeAsync(string connectionString, string table)
    {
        var alone = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        var connection = new NpgsqlConnection(alone.ConnectionString);
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand($"LOCK TABLE {table} IN SHARE MODE", connection, transaction);
        await command.ExecuteNonQueryAsync();
        return new TableLock(connection, transaction, table);
    }

    public async Task<bool> HoldsSomebodyAsync() => await CountAsync("count(*)") > 0;

    /// <summary>The database notices that their clients are gone: what they were writing is rolled back.</summary>
    public Task EndThoseHeldAsync() => CountAsync("count(pg_terminate_backend(pid))");

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task<long> CountAsync(string what)
    {
        await using var command = new NpgsqlCommand(
            $"SELECT {what} FROM pg_locks WHERE NOT granted AND relation = $1::regclass", _connection, _transaction);
        command.Parameters.Add(new() { Value = _table });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
