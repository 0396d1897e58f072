using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Positions;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>The rows of <c>ledger_events</c>.</summary>
internal static class LedgerRows
{
    public const string Columns =
        "id, kind, position_id, sequence, at, previous_state, new_state, payload, previous_hash, hash";

    /// <summary>Of rows called <c>it</c>, with <see cref="JoinMirror"/>.</summary>
    public const string MirroredColumns =
        "it.id, it.kind, it.position_id, it.sequence, it.at, it.previous_state, it.new_state, it.payload, "
        + "it.previous_hash, it.hash, mirror.state, mirror.transaction_hash, mirror.chain_id, mirror.block_number";

    public const string JoinMirror = "LEFT JOIN chain_operations AS mirror ON mirror.ledger_event_id = it.id";

    private const string Insert =
        $"INSERT INTO ledger_events ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

    public static NpgsqlBatch Append(this NpgsqlBatch batch, LedgerEvent entry)
    {
        batch.Add(Insert)
            .Uuid(entry.Id.Value)
            .Text(WireName<LedgerEventKind>.Of(entry.Kind))
            .Uuid(entry.Position.Value)
            .Whole(entry.Sequence)
            .Time(entry.At)
            .Text(entry.PreviousState is { } previous ? WireName<PositionState>.Of(previous) : null)
            .Text(WireName<PositionState>.Of(entry.NewState))
            .Json(entry.Payload)
            .Bytes(entry.PreviousHash.ToBytes())
            .Bytes(entry.Hash.ToBytes());
        return batch;
    }

    public static LedgerEvent Read(NpgsqlDataReader row) => ReadUnchained(row) with
    {
        PreviousHash = row.Digest(8),
        Hash = row.Digest(9),
    };

    public static LedgerEvent ReadMirrored(NpgsqlDataReader row) => Read(row) with
    {
        Mirror = row.IsDBNull(10) ? null : new LedgerMirror(
            row.Name<MirrorState>(10),
            row.TextOrNull(11),
            row.IsDBNull(12) ? null : row.GetInt64(12),
            row.IsDBNull(13) ? null : row.GetInt64(13)),
    };

    /// <summary>The first eight of the columns.</summary>
    public static LedgerEvent ReadUnchained(NpgsqlDataReader row) => new(
        row.Id<LedgerEventId>(0),
        row.Name<LedgerEventKind>(1),
        row.Id<PositionId>(2),
        row.GetInt64(3),
        row.Time(4),
        row.IsDBNull(5) ? null : row.Name<PositionState>(5),
        row.Name<PositionState>(6),
        row.Json(7),
        Sha256Digest.Zero);
}
