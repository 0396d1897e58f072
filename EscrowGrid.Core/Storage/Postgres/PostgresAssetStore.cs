using EscrowGrid.Core.Assets;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresAssetStore(NpgsqlDataSource database) : IAssetStore
{
    private const string Columns = "id, institution_id, template_id, label, metadata, created_at";
    private const string Insert = $"INSERT INTO assets ({Columns}) VALUES ($1, $2, $3, $4, $5, $6)";
    private const string Find = $"SELECT {Columns} FROM assets WHERE id = $1";

    public async Task AddAsync(Asset asset, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Insert)
            .Uuid(asset.Id.Value)
            .Uuid(asset.Institution.Value)
            .Uuid(asset.Template.Value)
            .Text(asset.Label)
            .Json(asset.Metadata)
            .Time(asset.CreatedAt);
        await batch.StoreAsync(trail, cancellationToken);
    }

    public async Task<Asset?> FindAsync(AssetId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Uuid(id.Value);
        return await batch.FindAsync(Read, cancellationToken);
    }

    public async Task<Listing<Asset>> ListAsync(AssetFilter filter, Page page, CancellationToken cancellationToken)
    {
        var where = Where.Everything
            .Is("institution_id", filter.Institution?.Value)
            .Is("template_id", filter.Template?.Value);
        await using var batch = database.CreateBatch();
        batch.AddPage("assets", Columns, where, page);
        return await batch.ToListingAsync(Read, page, cancellationToken);
    }

    private static Asset Read(NpgsqlDataReader row) => new(
        row.Id<AssetId>(0),
        row.Id<InstitutionId>(1),
        row.Id<TemplateId>(2),
        row.GetString(3),
        row.Json(4),
        row.Time(5));
}
