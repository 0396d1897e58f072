using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Templates;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresTemplateStore(NpgsqlDataSource database) : ITemplateStore
{
    private const string Columns = "id, institution_id, code, name, vertical, region, config, created_at";
    private const string Insert = $"INSERT INTO asset_templates ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    private const string Find = $"SELECT {Columns} FROM asset_templates WHERE id = $1";

    public async Task AddAsync(AssetTemplate added, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Insert)
            .Uuid(added.Id.Value)
            .Uuid(added.Institution.Value)
            .Text(WireName<TemplateCode>.Of(added.Code))
            .Text(added.Name)
            .Text(WireName<Vertical>.Of(added.Vertical))
            .Text(WireName<Region>.Of(added.Region))
            .Json(added.Config)
            .Time(added.CreatedAt);
        await batch.StoreAsync(trail, cancellationToken);
    }

    public async Task<AssetTemplate?> FindAsync(TemplateId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Uuid(id.Value);
        return await batch.FindAsync(Read, cancellationToken);
    }

    public async Task<Listing<AssetTemplate>> ListAsync(
        TemplateFilter filter, Page page, CancellationToken cancellationToken)
    {
        var where = Where.Everything.Is("institution_id", filter.Institution?.Value);
        await using var batch = database.CreateBatch();
        batch.AddPage("asset_templates", Columns, where, page);
        return await batch.ToListingAsync(Read, page, cancellationToken);
    }

    private static AssetTemplate Read(NpgsqlDataReader row) => new(
        row.Id<TemplateId>(0),
        row.Id<InstitutionId>(1),
        row.Name<TemplateCode>(2),
        row.GetString(3),
        row.Name<Vertical>(4),
        row.Name<Region>(5),
        row.Json(6),
        row.Time(7));
}
