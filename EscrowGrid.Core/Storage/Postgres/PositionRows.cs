using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Positions;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>The rows of <c>positions</c>.</summary>
internal static class PositionRows
{
    public const string Columns =
        "id, institution_id, asset_id, holder_reference, currency, amount, state, external_reference, version, "
        + "created_at, updated_at, ledger_head";

    private const string Insert =
        $"INSERT INTO positions ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

    // Rivals wait here for the row; whoever comes second finds another version and changes no row.
    private const string Update =
        """
        WITH moved AS (
            UPDATE positions SET state = $2, version = $3, updated_at = $4, ledger_head = $5
            WHERE id = $1 AND version = $3 - 1
            RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM moved
        """;

    public static NpgsqlBatch AddInsert(this NpgsqlBatch batch, Position position)
    {
        batch.Add(Insert)
            .Uuid(position.Id.Value)
            .Uuid(position.Institution.Value)
            .Uuid(position.Asset.Value)
            .Text(position.HolderReference)
            .Text(position.Money.Currency.Code)
            .Number(position.Money.Amount.Value)
            .Text(WireName<PositionState>.Of(position.State))
            .Text(position.ExternalReference)
            .Whole(position.Version)
            .Time(position.CreatedAt)
            .Time(position.UpdatedAt)
            .Bytes(position.LedgerHead.ToBytes());
        return batch;
    }

    public static NpgsqlBatch AddGuardedUpdate(this NpgsqlBatch batch, Position moved)
    {
        batch.Add(Update)
            .Uuid(moved.Id.Value)
            .Text(WireName<PositionState>.Of(moved.State))
            .Whole(moved.Version)
            .Time(moved.UpdatedAt)
            .Bytes(moved.LedgerHead.ToBytes());
        return batch;
    }

    /// <summary>Without its events, which another statement reads.</summary>
    public static Position Read(NpgsqlDataReader row) => new(
        row.Id<PositionId>(0),
        row.Id<InstitutionId>(1),
        row.Id<AssetId>(2),
        row.GetString(3),
        new Money(Amount.FromStored(row.GetDecimal(5)), Currency.FromStored(row.GetString(4))),
        row.Name<PositionState>(6),
        row.TextOrNull(7),
        row.GetInt64(8),
        row.Time(9),
        row.Time(10),
        Events: [])
    {
        LedgerHead = row.Digest(11),
    };
}
