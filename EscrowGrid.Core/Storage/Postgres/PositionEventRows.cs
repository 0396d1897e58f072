using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Positions;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>The rows of <c>position_events</c>.</summary>
internal static class PositionEventRows
{
    public const string Columns =
        "event.position_id, event.id, event.sequence, event.from_state, event.to_state, event.amount, "
        + "event.reason, event.metadata, event.at";

    private const string Insert =
        """
        INSERT INTO position_events (position_id, id, sequence, from_state, to_state, amount, reason, metadata, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    public static NpgsqlBatch Append(this NpgsqlBatch batch, PositionId position, PositionEvent added)
    {
        batch.Add(Insert)
            .Uuid(position.Value)
            .Uuid(added.Id.Value)
            .Whole(added.Sequence)
            .Text(WireName<PositionState>.Of(added.FromState))
            .Text(WireName<PositionState>.Of(added.ToState))
            .Number(added.Amount?.Value)
            .Text(added.Reason)
            .Json(added.Metadata)
            .Time(added.At);
        return batch;
    }

    public static (PositionId Position, PositionEvent Event) Read(NpgsqlDataReader row) =>
        (row.Id<PositionId>(0),
        new PositionEvent(
            row.Id<PositionEventId>(1),
            row.GetInt64(2),
            row.Name<PositionState>(3),
            row.Name<PositionState>(4),
            row.AmountOrNull(5),
            row.TextOrNull(6),
            row.JsonOrNull(7),
            row.Time(8)));
}
