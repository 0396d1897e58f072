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
