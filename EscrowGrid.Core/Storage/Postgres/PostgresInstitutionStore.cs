using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Paging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresInstitutionStore(NpgsqlDataSource database) : IInstitutionStore
{
    private const string Columns =
        "id, name, regions, verticals, created_at, updated_at, is_enforced, settings_version, settings_updated_at, "
        + "escrow_approval_amount";

    private const string Insert =
        """
        INSERT INTO institutions (id, name, regions, verticals, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        """;

    private const string Find = $"SELECT {Columns} FROM institutions WHERE id = $1";
    private const string List = $"SELECT {Columns} FROM institutions ORDER BY created_at, id LIMIT $1 OFFSET $2";

    private const string UpdateSettings =
        """
        WITH changed AS (
            UPDATE institutions SET is_enforced = $2, settings_version = $3, settings_updated_at = $4,
                escrow_approval_amount = $5
            WHERE id = $1 AND settings_version = $3 - 1
            RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM changed
        """;

    public async Task AddAsync(Institution institution, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Insert)
            .Uuid(institution.Id.Value)
            .Text(institution.Name)
            .Texts([.. institution.Regions.Select(WireName<Region>.Of)])
            .Texts([.. institution.Verticals.Select(WireName<Vertical>.Of)])
            .Time(institution.CreatedAt)
            .Time(institution.UpdatedAt);
        await batch.StoreAsync(trail, cancellationToken);
    }

    public async Task<Institution?> FindAsync(InstitutionId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Uuid(id.Value);
        return await batch.FindAsync(Read, cancellationToken);
    }

    public async Task<bool> PutSettingsAsync(OwnedSettings changed, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(UpdateSettings)
            .Uuid(changed.Institution.Value)
            .Flag(changed.Settings.IsEnforced)
            .Whole(changed.Settings.Version)
            .Time(changed.Settings.UpdatedAt)
            .Number(changed.Settings.EscrowApprovalAmount?.Value);
        return await batch.TryStoreAsync(trail, cancellationToken);
    }

    public async Task<Slice<Institution>> ListAsync(Page page, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(List).Whole(page.Limit + 1).Whole(page.Offset);
        return await batch.ToSliceAsync(Read, page, cancellationToken);
    }

    private static Institution Read(NpgsqlDataReader row) => new(
        row.Id<InstitutionId>(0),
        row.GetString(1),
        row.Names<Region>(2),
        row.Names<Vertical>(3),
        row.Time(4),
        row.Time(5))
    {
        Settings = new InstitutionSettings(row.GetBoolean(6), row.GetInt64(7), row.TimeOrNull(8) ?? row.Time(4))
        {
            EscrowApprovalAmount = row.AmountOrNull(9),
        },
    };
}
