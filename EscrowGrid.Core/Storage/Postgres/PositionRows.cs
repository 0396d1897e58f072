using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Positions;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>The rows of <c>positions</c>.</summary>
internal static class PositionRows
{
    public const string Columns =
        "id, institution_id, asset_id, holder_reference, currency, amount, remaining_amount, state, "
        + "external_reference, is_reference_unique, metadata, version, created_at, updated_at, ledger_head, "
        + "expires_at";

    private const string Insert =
        $"""
        INSERT INTO positions ({Columns}, metadata_terms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        """;

    // Before the row is written: waits for rivals with the same reference, then refuses if one of them came first.
    private const string Claim = "SELECT claim_external_reference($1, $2, $3)";

    /// <summary>SQLSTATE of <c>claim_external_reference</c>.</summary>
    private const string ReferenceTaken = "EG410";

    private const string InsertExpiry = "INSERT INTO position_expiries (position_id, expires_at) VALUES ($1, $2)";

    // Rivals wait here for the row; whoever comes second finds another version and changes no row. So does who decided
    // by rules that are no longer those of the institution.
    private const string Update =
        """
        WITH moved AS (
            UPDATE positions
            SET state = $2, version = $3, updated_at = $4, ledger_head = $5, remaining_amount = $6
            WHERE id = $1 AND version = $3 - 1 AND EXISTS (
                SELECT FROM institutions AS owner
                WHERE owner.id = positions.institution_id AND owner.rules_version = $7)
            RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM moved
        """;

    /// <summary>Whether a batch failed because another position has the external reference.</summary>
    public static bool IsReferenceTaken(PostgresException exception) => exception.SqlState == ReferenceTaken;

    public static NpgsqlBatch AddInsert(this NpgsqlBatch batch, Position position)
    {
        if (position.ExternalReference is { } reference)
        {
            batch.Add(Claim)
                .Uuid(position.Institution.Value)
                .Text(reference)
                .Flag(position.IsReferenceUnique);
        }

        batch.Add(Insert)
            .Uuid(position.Id.Value)
            .Uuid(position.Institution.Value)
            .Uuid(position.Asset.Value)
            .Text(position.HolderReference)
            .Text(position.Money.Currency.Code)
            .Number(position.Money.Amount.Value)
            .Number(position.Remaining.Value)
            .Text(WireName<PositionState>.Of(position.State))
            .Text(position.ExternalReference)
            .Flag(position.IsReferenceUnique)
            .Json(position.Metadata)
            .Whole(position.Version)
            .Time(position.CreatedAt)
            .Time(position.UpdatedAt)
            .Bytes(position.LedgerHead.ToBytes())
            .Time(position.ExpiresAt)
            .Uuids(TermsOf(position.Metadata));
        if (position.ExpiresAt is { } expiry)
            batch.Add(InsertExpiry).Uuid(position.Id.Value).Time(expiry);
        return batch;
    }

    /// <summary>Everything of a move but its trail. The update refuses by a guard; see <see cref="Changes"/>.</summary>
    public static NpgsqlBatch AddMove(this NpgsqlBatch batch, PositionMove move)
    {
        var moved = move.Moved;
        batch.Add(Update)
            .Uuid(moved.Id.Value)
            .Text(WireName<PositionState>.Of(moved.State))
            .Whole(moved.Version)
            .Time(moved.UpdatedAt)
            .Bytes(moved.LedgerHead.ToBytes())
            .Number(moved.Remaining.Value)
            .Whole(move.Outcome.RulesVersion);
        return batch.Append(moved.Id, moved.Events[^1]).Append(move.Entry).Append(move.Movements);
    }

    public static Where Matching(PositionFilter filter) => Where.Everything
        .Is("institution_id", filter.Institution?.Value)
        .Is("asset_id", filter.Asset?.Value)
        .Is("holder_reference", filter.HolderReference)
        .Is("external_reference", filter.ExternalReference)
        .IsIn("state", [.. filter.States.Select(WireName<PositionState>.Of)])
        .IsFrom("created_at", filter.CreatedFrom)
        .IsBefore("created_at", filter.CreatedBefore)
        .IsAtLeast("amount", filter.MinAmount)
        .IsAtMost("amount", filter.MaxAmount)
        .Holds("metadata_terms", [.. filter.Metadata.Select(term => term.Digest)]);

    /// <summary>Without its events, which another statement reads.</summary>
    public static Position Read(NpgsqlDataReader row) => new(
        row.Id<PositionId>(0),
        row.Id<InstitutionId>(1),
        row.Id<AssetId>(2),
        row.GetString(3),
        new Money(Amount.FromStored(row.GetDecimal(5)), Currency.FromStored(row.GetString(4))),
        Balance.FromStored(row.GetDecimal(6)),
        row.Name<PositionState>(7),
        row.TextOrNull(8),
        row.GetBoolean(9),
        row.JsonOrNull(10),
        row.GetInt64(11),
        row.Time(12),
        row.Time(13),
        Events: [])
    {
        LedgerHead = row.Digest(14),
        ExpiresAt = row.TimeOrNull(15),
    };

    // Null keeps a position without metadata out of the index.
    private static Guid[]? TermsOf(JsonText? metadata) =>
        metadata is { } document && MetadataTerm.AllOf(document).Select(term => term.Digest).Distinct().ToArray()
            is { Length: > 0 } terms
            ? terms
            : null;
}
