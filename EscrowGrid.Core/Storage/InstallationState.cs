using EscrowGrid.Core.Storage.Postgres;
using Npgsql;

namespace EscrowGrid.Core.Storage;

/// <summary>
/// What operators look at when they are not sure of an installation: money and work that does not go on
/// (specification, section 2.5). Of one moment, in one round trip.
/// </summary>
public sealed record InstallationState
{
    // A deadline is noticed within an hour at the longest, and carried out within minutes then.
    private const string Read =
        """
        SELECT
            (SELECT count(*) FROM escrows WHERE due_at < now() - interval '75 minutes'),
            (SELECT count(*) FROM escrows WHERE state = 'DISPUTED' AND updated_at < now() - interval '30 days'),
            (SELECT count(*) FROM settlements WHERE state IN ('RESERVED', 'SUBMITTED')),
            (SELECT coalesce(extract(epoch FROM max(now() - jobs.created_at)), 0)::float8
                FROM settlements JOIN jobs ON jobs.id = settlements.id
                WHERE settlements.state IN ('RESERVED', 'SUBMITTED')),
            (SELECT count(*) FROM settlements AS failed WHERE state = 'FAILED' AND NOT EXISTS (
                SELECT FROM settlements AS next
                WHERE next.escrow_id = failed.escrow_id AND next.decision = failed.decision
                    AND next.kind = failed.kind AND next.source = failed.source AND next.state <> 'FAILED')),
            (SELECT count(*) FROM escrow_commands
                WHERE state = 'PENDING' AND at < now() - interval '5 minutes'),
            (SELECT count(*) FROM jobs WHERE is_about_money AND state IN ('DEAD', 'PARKED')),
            (SELECT count(*) FROM job_workers WHERE seen_at > now() - interval '2 minutes'),
            (SELECT coalesce(extract(epoch FROM max(now() - run_at)), 0)::float8
                FROM jobs WHERE state = 'READY' AND run_at < now()),
            (SELECT extract(epoch FROM now() - taken_until)::float8 FROM job_schedules WHERE id = 'escrow-deadlines')
        """;

    /// <summary>Escrows whose deadline has passed and nothing came of it.</summary>
    public required long PassedDeadlines { get; init; }

    /// <summary>Disputes that nobody has ended for 30 days.</summary>
    public required long OldDisputes { get; init; }

    /// <summary>Payments that are reserved or under way.</summary>
    public required long OpenSettlements { get; init; }

    /// <summary>How long the oldest of them has been.</summary>
    public required TimeSpan OldestSettlement { get; init; }

    /// <summary>Payments that a provider has refused, and that nobody has asked for anew.</summary>
    public required long FailedSettlements { get; init; }

    /// <summary>Commands that nobody has decided for minutes.</summary>
    public required long WaitingCommands { get; init; }

    /// <summary>Jobs about money that have ended without success, or wait for an operator.</summary>
    public required long StoppedMoneyJobs { get; init; }

    /// <summary>Workers that were seen in the last two minutes.</summary>
    public required long Workers { get; init; }

    /// <summary>How long the job that has been due longest has waited.</summary>
    public required TimeSpan OldestJob { get; init; }

    /// <summary>When deadlines were looked for the last time; null for never.</summary>
    public required TimeSpan? SinceDeadlines { get; init; }

    public static async Task<InstallationState> ReadAsync(
        NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var batch = database.CreateBatch();
        batch.Add(Read);
        await using var row = await batch.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new InstallationState
        {
            PassedDeadlines = row.GetInt64(0),
            OldDisputes = row.GetInt64(1),
            OpenSettlements = row.GetInt64(2),
            OldestSettlement = TimeSpan.FromSeconds(row.GetDouble(3)),
            FailedSettlements = row.GetInt64(4),
            WaitingCommands = row.GetInt64(5),
            StoppedMoneyJobs = row.GetInt64(6),
            Workers = row.GetInt64(7),
            OldestJob = TimeSpan.FromSeconds(row.GetDouble(8)),
            SinceDeadlines = row.IsDBNull(9) ? null : TimeSpan.FromSeconds(row.GetDouble(9)),
        };
    }
}
