using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Positions;
using EscrowGrid.Core.Storage.Postgres;
using Npgsql;

namespace EscrowGrid.Api.Tests.Storage;

/// <summary>
/// How Postgres reads the pages of a list: through an index, in its order, without sorting and without looking at rows
/// before the page. The statements are those that the store sends.
/// </summary>
[Collection(StoresDefinition.Name)]
public sealed class ListPlanTests(Stores stores) : IAsyncLifetime
{
    private const int Tenants = 10;
    private const int RowsOfAnAsset = 1_000;

    private static int _databases;

    private static readonly RowKey Middle = new(DateTimeOffset.UnixEpoch.AddYears(50), Guid.Empty);

    private NpgsqlDataSource _database = null!;
    private InstitutionId _institution;
    private AssetId _asset;

    public async Task InitializeAsync()
    {
        var connection = await stores.CreateDatabaseAsync($"plans_{Interlocked.Increment(ref _databases)}");
        _database = NpgsqlDataSource.Create(connection);
        await using var api = await ApiUnderTest.StartAsync(connection);
        for (var i = 0; i < Tenants; i++)
        {
            var tenant = await api.CreateTenantAsync();
            _institution = PrefixedId.Parse<InstitutionId>(tenant.Id);
            foreach (var asset in new[] { await tenant.CreateAssetAsync(), await tenant.CreateAssetAsync() })
            {
                _asset = PrefixedId.Parse<AssetId>(asset);
                await FillAsync();
            }
        }

        await using var analyze = _database.CreateCommand("ANALYZE positions");
        await analyze.ExecuteNonQueryAsync();
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData("institution", "institution_id_created_at")]
    [InlineData("asset", "asset_id_created_at")]
    [InlineData("root", "created_at_id")]
    [InlineData("reference", "external_reference")]
    [InlineData("state", "institution_id_created_at")]
    [InlineData("times", "institution_id_created_at")]
    public async Task Page_ByCursor_IsReadFromAnIndexInItsOrder(string filters, string index)
    {
        foreach (var after in new RowKey?[] { null, Middle })
        {
            var plan = await ExplainAsync(FilterOf(filters), after);

            var isInOrder = plan.Contains("Index Scan using", StringComparison.Ordinal)
                && plan.Contains(index, StringComparison.Ordinal)
                && !plan.Contains("Seq Scan", StringComparison.Ordinal)
                && !plan.Contains("Sort", StringComparison.Ordinal);
            Assert.True(isInOrder, plan);
        }
    }

    [Fact]
    public async Task Page_ByARareMetadataValue_IsReadFromItsIndex()
    {
        var plan = await ExplainAsync(FilterOf("metadata"), after: null);

        Assert.Contains("metadata_terms", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    private PositionFilter FilterOf(string filters)
    {
        var own = new PositionFilter(_institution, Asset: null, HolderReference: null);
        return filters switch
        {
            "asset" => own with { Institution = null, Asset = _asset },
            "root" => own with { Institution = null },
            "reference" => own with { ExternalReference = "reference 3" },
            "state" => own with { States = [PositionState.Created] },
            "times" => own with { CreatedFrom = Middle.CreatedAt, CreatedBefore = Middle.CreatedAt.AddYears(1) },
            "metadata" => own with { Metadata = [new MetadataTerm("deal", "7")] },
            _ => own,
        };
    }

    private async Task<string> ExplainAsync(PositionFilter filter, RowKey? after)
    {
        var page = new Page(50, 0) { Cursor = new Cursor(filter.ToListName(), after) };
        await using var batch = _database.CreateBatch();
        batch.AddPage("positions", PositionRows.Columns, PositionRows.Matching(filter), page);
        var command = batch.BatchCommands[0];
        command.CommandText = $"EXPLAIN {command.CommandText}";
        await using var reader = await batch.ExecuteReaderAsync();
        var lines = await reader.ToListAsync(row => row.GetString(0), CancellationToken.None);
        return string.Join('\n', lines);
    }

    /// <summary>Positions of one asset, one every ten hours.</summary>
    private async Task FillAsync()
    {
        await using var batch = _database.CreateBatch();
        batch.Add(
            """
            INSERT INTO positions (id, institution_id, asset_id, holder_reference, currency, amount, remaining_amount,
                state, external_reference, is_reference_unique, metadata_terms, version, created_at, updated_at,
                ledger_head)
            SELECT gen_random_uuid(), $1, $2, 'holder', 'USD', 1, 1, 'CREATED', 'reference ' || n % 5, false,
                CASE WHEN n = 7 THEN ARRAY[$3] END, 1,
                timestamptz '2019-06-01' + n * interval '10 hours', timestamptz '2019-06-01' + n * interval '10 hours',
                sha256('')
            FROM generate_series(1, $4) AS n
            """)
            .Uuid(_institution.Value)
            .Uuid(_asset.Value)
            .Uuid(new MetadataTerm("deal", "7").Digest)
            .Whole(RowsOfAnAsset);
        await batch.ExecuteNonQueryAsync();
    }
}
