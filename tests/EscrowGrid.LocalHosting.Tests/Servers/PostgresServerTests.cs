using EscrowGrid.LocalHosting.Servers;
using Npgsql;

namespace EscrowGrid.LocalHosting.Tests.Servers;

public sealed class PostgresServerTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Data_ServerStartedAgainWithoutPassword_IsThereWithTheSamePassword()
    {
        var options = new PostgresServerOptions { DataDirectory = _folder.Path };
        string first;
        await using (var server = await PostgresServer.StartAsync(options, default))
        {
            first = server.ConnectionString("kept");
            await server.CreateDatabaseAsync("kept", default);
            await server.CreateDatabaseAsync("kept", default);
            await ExecuteAsync(first, "CREATE TABLE t AS SELECT 42 AS answer");
        }

        await using var again = await PostgresServer.StartAsync(options, default);

        Assert.Equal(PasswordOf(first), PasswordOf(again.ConnectionString("kept")));
        Assert.Equal(42, await ExecuteAsync(again.ConnectionString("kept"), "SELECT answer FROM t"));
    }

    [Fact]
    public async Task Password_ConfiguredDifferentlyForExistingData_IsAdopted()
    {
        var options = new PostgresServerOptions { DataDirectory = _folder.Path, Password = "first" };
        await using (await PostgresServer.StartAsync(options, default))
        {
        }

        await using var again = await PostgresServer.StartAsync(options with { Password = "se'c;ond\\" }, default);

        Assert.Equal("se'c;ond\\", PasswordOf(again.ConnectionString("postgres")));
        Assert.Equal(1, await ExecuteAsync(again.ConnectionString("postgres"), "SELECT 1"));
    }

    [Fact]
    public async Task Start_DataOfAnotherMajorVersion_IsRefusedAndUntouched()
    {
        var data = Directory.CreateDirectory(Path.Combine(_folder.Path, "data")).FullName;
        await File.WriteAllTextAsync(Path.Combine(data, "PG_VERSION"), "12\n");
        await File.WriteAllTextAsync(Path.Combine(data, "precious"), "bytes");

        var refused = await Assert.ThrowsAsync<LocalHostingException>(() => PostgresServer.StartAsync(
            new PostgresServerOptions { DataDirectory = _folder.Path }, default));

        Assert.Contains("PostgreSQL 12", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFileSystemEntries(data).Length);
    }

    [Fact]
    public async Task Start_PortInUse_NamesThePort()
    {
        await using var first = await PostgresServer.StartAsync(new PostgresServerOptions(), default);

        var refused = await Assert.ThrowsAnyAsync<LocalHostingException>(() => PostgresServer.StartAsync(
            new PostgresServerOptions { DataDirectory = _folder.Path, Port = first.Port }, default));

        Assert.Contains($"port {first.Port}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AfterKill_RecoversOnTheSamePort()
    {
        var options = new PostgresServerOptions { DataDirectory = _folder.Path };
        await using var server = await PostgresServer.StartAsync(options, default);
        await ExecuteAsync(server.ConnectionString("postgres"), "CREATE TABLE t AS SELECT 7 AS answer");

        await server.KillAsync();
        await using var again = await PostgresServer.StartAsync(options with { Port = server.Port }, default);

        Assert.Equal(7, await ExecuteAsync(again.ConnectionString("postgres"), "SELECT answer FROM t"));
    }

    [Fact]
    public async Task Dispose_TemporaryServer_LeavesNothing()
    {
        var server = await PostgresServer.StartAsync(new PostgresServerOptions(), default);
        var folder = Path.GetDirectoryName((string)(await ExecuteAsync(
            server.ConnectionString("postgres"), "SHOW data_directory"))!)!;
        Assert.True(Directory.Exists(folder));

        await server.DisposeAsync();

        Assert.False(Directory.Exists(folder));
        Assert.True(server.Exited.IsCompleted);
        Assert.False(LoopbackPort.IsTaken(server.Port));
    }

    private static string? PasswordOf(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString).Password;

    private static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
