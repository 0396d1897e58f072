using System.Diagnostics;
using EscrowGrid.Core.Jobs.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EscrowGrid.Core.Storage;

/// <summary>
/// The verb <c>migrate</c>: brings the database to this program's schema. One run at a time, by an advisory lock; a
/// second one waits and then finds nothing to do. Services never migrate when they start.
/// </summary>
public static partial class MigrateCommand
{
    public const int Succeeded = 0;
    public const int Failed = 1;

    // Any number that nothing else locks: the first eight letters of EscrowGrid.
    private const long LockKey = 0x45_73_63_72_6F_77_47_72;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <param name="connectionString">Of the owner of the tables.</param>
    /// <param name="logger">Told of what is done.</param>
    /// <param name="cancellationToken">Ends it between two steps or in one.</param>
    /// <param name="prepareEngine">Makes the tables of an engine that Core does not know.</param>
    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(
        string connectionString,
        ILogger logger,
        CancellationToken cancellationToken,
        Func<NpgsqlConnection, CancellationToken, Task>? prepareEngine = null)
    {
        ArgumentNullException.ThrowIfNull(logger);
        try
        {
            await using var database = CreateDataSource(connectionString);
            await using var connection = await OpenAsync(database, logger, cancellationToken);
            await LockAsync(connection, cancellationToken);
            await MigrateAsync(connection, logger, cancellationToken);
            if (await LedgerChaining.RunAsync(connection, cancellationToken) is var chained and > 0)
                LedgerChained(logger, chained);
            if (await LogContinuity.EnsureAsync(connection, cancellationToken) is { } offset)
                LogsMoved(logger, offset);
            var partitions = new PartitionMaintenance(
                database, TimeProvider.System, NullLogger<PartitionMaintenance>.Instance);
            foreach (var partition in await partitions.RunAsync(cancellationToken))
                PartitionCreated(logger, partition);
            await QuartzSchema.ProvisionAsync(database, cancellationToken);
            if (prepareEngine is not null)
                await prepareEngine(connection, cancellationToken);
            await ApplicationRole.EnsureAsync(connection, cancellationToken);
            return Succeeded;
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            MigrationFailed(logger, exception);
            return Failed;
        }
    }

    private static NpgsqlDataSource CreateDataSource(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            CommandTimeout = (int)Limits.MigrationStatementTimeout.TotalSeconds,
            ApplicationName = "escrowgrid-migrate",
        };
        return NpgsqlDataSource.Create(settings.ConnectionString);
    }

    /// <summary>In a composition the database may start together with us, so it is given some time to answer.</summary>
    private static async Task<NpgsqlConnection> OpenAsync(
        NpgsqlDataSource database, ILogger logger, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await database.OpenConnectionAsync(cancellationToken);
            }
            catch (NpgsqlException exception)
                when (waited.Elapsed < Limits.MigrationConnectPatience && StorageFailure.IsUnavailable(exception))
            {
                WaitingForDatabase(logger);
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    private static async Task LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // The lock belongs to the session: it ends with the connection, also when this process is killed.
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection)
        {
            CommandTimeout = (int)Limits.MigrationLockPatience.TotalSeconds,
            Parameters = { new NpgsqlParameter<long> { TypedValue = LockKey } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task MigrateAsync(
        NpgsqlConnection connection, ILogger logger, CancellationToken cancellationToken)
    {
        var options = new DbContextOptionsBuilder<EscrowDbContext>().UseNpgsql(connection).Options;
        await using var context = new EscrowDbContext(options);
        string[] pending = [.. await context.Database.GetPendingMigrationsAsync(cancellationToken)];
        if (pending.Length == 0)
            NothingToApply(logger);
        foreach (var migration in pending)
        {
            await context.Database.MigrateAsync(migration, cancellationToken);
            MigrationApplied(logger, migration);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Applied migration {Migration}")]
    private static partial void MigrationApplied(ILogger logger, string migration);

    [LoggerMessage(Level = LogLevel.Information, Message = "Chained {Count} ledger events of earlier releases")]
    private static partial void LedgerChained(ILogger logger, long count);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Transaction numbers are behind the logs, as after a restore; the logs go on from {Offset}")]
    private static partial void LogsMoved(ILogger logger, long offset);

    [LoggerMessage(Level = LogLevel.Information, Message = "Created partition {Partition}")]
    private static partial void PartitionCreated(ILogger logger, string partition);

    [LoggerMessage(Level = LogLevel.Information, Message = "The schema is current: nothing to apply")]
    private static partial void NothingToApply(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "Waiting for the database to answer")]
    private static partial void WaitingForDatabase(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "The migration failed; what was applied before stays applied")]
    private static partial void MigrationFailed(ILogger logger, Exception exception);
}
