using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace EscrowGrid.Core.Storage;

/// <summary>
/// Whether the database has every migration that this program knows. A newer database is fine: migrations only ever
/// expand before they contract, so that old and new instances run side by side during a roll-out.
/// </summary>
public sealed class SchemaVersion(NpgsqlDataSource database)
{
    private const string Applied =
        """SELECT "MigrationId" FROM "__EFMigrationsHistory" WHERE "MigrationId" = ANY($1)""";

    private static readonly string[] Known = ReadKnown();

    private volatile bool _isCurrent;

    /// <exception cref="InvalidOperationException">The schema is behind.</exception>
    public async Task EnsureCurrentAsync(CancellationToken cancellationToken)
    {
        // Migrations are not taken back, so one good answer stays good.
        if (_isCurrent)
            return;
        if (await CountAppliedAsync(cancellationToken) < Known.Length)
            throw new InvalidOperationException("The database schema is behind this program: run the verb migrate.");
        _isCurrent = true;
    }

    // By their attributes: to ask EF would build its whole model first, which costs a cold start more than a second.
    private static string[] ReadKnown() =>
    [
        .. typeof(EscrowDbContext).Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
            .OfType<string>(),
    ];

    private async Task<int> CountAppliedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.CreateCommand(Applied);
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = Known });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var count = 0;
            while (await reader.ReadAsync(cancellationToken))
                count++;
            return count;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return 0;
        }
    }
}
