using EscrowGrid.Core.Idempotency;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>The rows of <c>idempotency_records</c>.</summary>
internal static class IdempotencyRows
{
    public const string Columns = "scope, key, body_hash, reply_status, reply_body, created_at, is_kept";

    private const string InsertSql = $"INSERT INTO idempotency_records ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7)";

    private const string PrimaryKey = "PK_idempotency_records";

    public static NpgsqlBatchCommand Insert(IdempotencyRecord record) => new NpgsqlBatchCommand(InsertSql)
        .Bytes(record.Id.Scope.ToBytes())
        .Text(record.Id.Key.ToString())
        .Bytes(record.Body.ToBytes())
        .Whole(record.Reply.Status)
        .Bytes(record.Reply.Body)
        .Time(record.CreatedAt)
        .Flag(record.IsKept);

    /// <summary>Whether a batch failed because an earlier request with the key has acted.</summary>
    public static bool IsRepeat(PostgresException exception) =>
        exception is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: PrimaryKey };
}
