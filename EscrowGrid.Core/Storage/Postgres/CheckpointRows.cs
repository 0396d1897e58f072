using EscrowGrid.Core.Events;
using EscrowGrid.Core.Ledger;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>The rows of <c>ledger_checkpoints</c>.</summary>
internal static class CheckpointRows
{
    public const string Columns =
        "it.number, it.previous_hash, it.root, it.count, it.through_transaction, it.through_sequence, it.created_at, "
        + "it.hash";

    public static LedgerCheckpoint Read(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.Digest(1),
        row.Digest(2),
        row.GetInt32(3),
        new LogPosition(row.GetInt64(4), row.GetInt64(5)),
        row.Time(6))
    {
        Hash = row.Digest(7),
    };

    /// <summary>With the leaves as one more column.</summary>
    public static SealedLeaves ReadWithLeaves(NpgsqlDataReader row) =>
        new(Read(row), LedgerLeaf.Decode(row.GetFieldValue<byte[]>(8)));
}
