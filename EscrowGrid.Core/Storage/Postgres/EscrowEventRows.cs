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
        $"""
        INSERT INTO escrow_events ({Columns})
        SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::bigint[], $5::timestamptz[], $6::text[],
            $7::text[], $8::json[], $9::bytea[], $10::bytea[])
        """;

    public static void Append(this NpgsqlBatch batch, IReadOnlyList<EscrowEvent> entries) => batch.Add(Insert, entries)
        .Column(it => it.Id.Value)
        .Column(it => WireName<EscrowEventKind>.Of(it.Kind))
        .Column(it => it.Escrow.Value)
        .Column(it => it.Sequence)
        .Column(it => it.At)
        .Column(it => it.PreviousState is { } previous ? WireName<EscrowState>.Of(previous) : null)
        .Column(it => WireName<EscrowState>.Of(it.NewState))
        .Json(it => it.Payload)
        .Column(it => it.PreviousHash.ToBytes())
        .Column(it => it.Hash.ToBytes());

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
