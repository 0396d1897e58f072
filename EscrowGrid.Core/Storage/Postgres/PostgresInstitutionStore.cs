using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Paging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresInstitutionStore(NpgsqlDataSource database) : IInstitutionStore
{
    private const string Columns = "id, name, regions, verticals, created_at, updated_at";
    private const string Insert = $"INSERT INTO institutions ({Columns}) VALUES ($1, $2, $3, $4, $5, $6)";
    private const string Find = $"SELECT {Columns} FROM institutions WHERE id = $1";
    private const string List = $"SELECT {Columns} FROM institutions ORDER BY created_at, id LIMIT $1 OFFSET $2";

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
        row.Time(5));
}
