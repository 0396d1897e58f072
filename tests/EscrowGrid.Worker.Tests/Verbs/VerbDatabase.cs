using EscrowGrid.Core.Storage;
using EscrowGrid.Worker.Tests.Jobs;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EscrowGrid.Worker.Tests.Verbs;

/// <summary>A database of its own with the current schema, and what a verb's process is told of it.</summary>
internal sealed class VerbDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;

    private VerbDatabase(string connection)
    {
        _source = NpgsqlDataSource.Create(connection);
        Environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ConnectionStrings__escrowdb"] = connection,
        };
    }

    public Dictionary<string, string> Environment { get; }

    /// <param name="fixture">On whose server.</param>
    /// <param name="rows">Statements that are run after the migration.</param>
    public static async Task<VerbDatabase> CreateAsync(DatabaseFixture fixture, string rows)
    {
        var connection = await fixture.CreateDatabaseAsync();
        Assert.Equal(
            MigrateCommand.Succeeded,
            await MigrateCommand.RunAsync(connection, NullLogger.Instance, CancellationToken.None));
        var database = new VerbDatabase(connection);
        await using var command = database._source.CreateCommand(rows);
        await command.ExecuteNonQueryAsync();
        return database;
    }

    /// <summary>The first column of the first row.</summary>
    public async Task<object?> AskAsync(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
