using System.Globalization;
using EscrowGrid.Core.Jobs;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.Core.Storage;

/// <summary>
/// Creates the partitions of this month and of the next ones. Safe to run anywhere, at any time and twice at once. Rows
/// of a month without a partition are kept by the DEFAULT partition, so a missed run loses nothing.
/// </summary>
public sealed partial class PartitionMaintenance(
    NpgsqlDataSource database, TimeProvider time, ILogger<PartitionMaintenance> logger)
{
    public static readonly RecurringSchedule Schedule = new(
        "partition-maintenance", Limits.PartitionMaintenanceCron, "Makes the logs' partitions of the next months.");

    private const string Exists = "SELECT to_regclass($1) IS NOT NULL";

    // By the rights of the tables' owner, which services do not have.
    private const string Create = "SELECT create_month_partition($1, $2)";

    private static readonly string Patience = string.Create(
        CultureInfo.InvariantCulture,
        $"SET LOCAL lock_timeout = '{Limits.PartitionLockPatience.TotalMilliseconds:F0}ms'");

    /// <returns>The partitions that were created.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var created = new List<string>();
        var today = time.GetUtcNow();
        var thisMonth = new DateOnly(today.Year, today.Month, 1);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        for (var ahead = 0; ahead <= Limits.PartitionMonthsAhead; ahead++)
        {
            foreach (var table in MonthlyTables.All)
            {
                if (await TryCreateAsync(connection, table, thisMonth.AddMonths(ahead), cancellationToken) is { } name)
                    created.Add(name);
            }
        }

        return created;
    }

    private async Task<string?> TryCreateAsync(
        NpgsqlConnection connection, string table, DateOnly month, CancellationToken cancellationToken)
    {
        var partition = string.Create(CultureInfo.InvariantCulture, $"{table}_{month:yyyy_MM}");
        // Looking first spares the table the lock of a CREATE that has nothing to create.
        await using var exists = new NpgsqlCommand(Exists, connection) { Parameters = { new() { Value = partition } } };
        if (await exists.ExecuteScalarAsync(cancellationToken) is true)
            return null;

        try
        {
            await using var create = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    new NpgsqlBatchCommand(Patience),
                    new NpgsqlBatchCommand(Create)
                    {
                        Parameters = { new() { Value = table }, new() { Value = month } },
                    },
                },
            };
            await create.ExecuteNonQueryAsync(cancellationToken);
            PartitionCreated(partition);
            return partition;
        }
        catch (PostgresException exception) when (exception.SqlState is
            PostgresErrorCodes.DuplicateTable
            or PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.CheckViolation)
        {
            // Another run was quicker, or a long reader holds the table, or the DEFAULT partition already has rows of
            // the month and keeps the rest of them too. The next run looks again.
            PartitionNotCreated(partition, exception.SqlState);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Created partition {Partition}")]
    private partial void PartitionCreated(string partition);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Partition {Partition} was not created (SQLSTATE {SqlState}); its rows go to the default partition")]
    private partial void PartitionNotCreated(string partition, string sqlState);
}
