using EscrowGrid.Core.Idempotency;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>The rows of <c>idempotency_records</c>.</summary>
internal static class IdempotencyRows
{
    public const string Columns = "scope, key, body_hash, reply_status, reply_body, created_at, is_kept";

    private const string InsertSql =
        $"""
        INSERT INTO idempotency_records ({Columns})
        SELECT * FROM unnest($1::bytea[], $2::text[], $3::bytea[], $4::integer[], $5::bytea[], $6::timestamptz[],
            $7::boolean[])
        """;

    private const string PrimaryKey = "PK_idempotency_records";

    /// <summary>In one order everywhere: of two that want the same keys, one waits for the other.</summary>
    public static NpgsqlBatchCommand Insert(IEnumerable<IdempotencyRecord> records)
    {
        IdempotencyRecord[] sorted =
        [
            .. records
                .OrderBy(it => it.Id.Scope.ToString(), StringComparer.Ordinal)
                .ThenBy(it => it.Id.Key.ToString(), StringComparer.Ordinal),
        ];
        return new ManyRows<IdempotencyRecord>(new NpgsqlBatchCommand(InsertSql), sorted)
            .Column(it => it.Id.Scope.ToBytes())
            .Column(it => it.Id.Key.ToString())
            .Column(it => it.Body.ToBytes())
            .Column(it => it.Reply.Status)
            .Column(it => it.Reply.Body)
            .Column(it => it.CreatedAt)
            .Column(it => it.IsKept)
            .Command;
    }

    /// <summary>Whether a batch failed because an earlier request with the key has acted.</summary>
    public static bool IsRepeat(PostgresException exception) =>
        exception is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: PrimaryKey };
}
