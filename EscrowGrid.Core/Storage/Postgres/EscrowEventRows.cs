using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>The rows of <c>escrow_events</c>.</summary>
internal static class EscrowEventRows
{
    /// <summary>In the order of <see cref="LedgerRows.Columns"/>.</summary>
    public const string Columns =
        "id, kind, escrow_id, sequence, at, previous_state, new_state, payload, previous_hash, hash";

    private const string Insert =
        $"INSERT INTO escrow_events ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

    public static void Append(this NpgsqlBatch batch, EscrowEvent entry) => batch.Add(Insert)
        .Uuid(entry.Id.Value)
        .Text(WireName<EscrowEventKind>.Of(entry.Kind))
        .Uuid(entry.Escrow.Value)
        .Whole(entry.Sequence)
        .Time(entry.At)
        .Text(entry.PreviousState is { } previous ? WireName<EscrowState>.Of(previous) : null)
        .Text(WireName<EscrowState>.Of(entry.NewState))
        .Json(entry.Payload)
        .Bytes(entry.PreviousHash.ToBytes())
        .Bytes(entry.Hash.ToBytes());

    public static EscrowEvent Read(NpgsqlDataReader row) => new(
        row.Id<LedgerEventId>(0),
        row.Id<EscrowId>(2),
        row.GetInt64(3),
        row.Name<EscrowEventKind>(1),
        row.Time(4),
        row.IsDBNull(5) ? null : row.Name<EscrowState>(5),
        row.Name<EscrowState>(6),
        row.Json(7),
        row.Digest(8))
    {
        Hash = row.Digest(9),
    };
}
