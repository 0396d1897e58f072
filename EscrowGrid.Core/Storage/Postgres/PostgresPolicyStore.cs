using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Policies;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresPolicyStore(NpgsqlDataSource database) : IPolicyStore
{
    private const string Columns =
        "id, institution_id, region, min_amount, max_amount, allowed_currencies, created_at, updated_at, version";

    private const string Find = $"SELECT {Columns} FROM institution_policies WHERE institution_id = $1 AND region = $2";

    private const string List =
        $"SELECT {Columns} FROM institution_policies WHERE institution_id = $1 ORDER BY region COLLATE \"C\"";

    private const string Insert =
        $"INSERT INTO institution_policies ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    private const string Update =
        """
        WITH changed AS (
            UPDATE institution_policies
            SET min_amount = $2, max_amount = $3, allowed_currencies = $4, updated_at = $5, version = $6
            WHERE id = $1 AND version = $6 - 1
            RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM changed
        """;

    public async Task<Policy?> FindAsync(InstitutionId institution, Region region, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Uuid(institution.Value).Text(WireName<Region>.Of(region));
        return await batch.FindAsync(Read, cancellationToken);
    }

    public async Task<Policy[]> ListAsync(InstitutionId institution, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(List).Uuid(institution.Value);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return [.. await reader.ToListAsync(Read, cancellationToken)];
    }

    public async Task<bool> PutAsync(Policy policy, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        if (policy.Version == 1)
            AddInsert(batch, policy);
        else
            AddUpdate(batch, policy);

        try
        {
            return await batch.TryStoreAsync(trail, cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Two first puts at once.
            return false;
        }
    }

    internal static PositionLimits ReadLimits(NpgsqlDataReader row, int firstColumn)
    {
        var currencies = firstColumn + 2;
        return new PositionLimits(
            row.AmountOrNull(firstColumn),
            row.AmountOrNull(firstColumn + 1),
            row.IsDBNull(currencies)
                ? null
                : Array.ConvertAll(row.GetFieldValue<string[]>(currencies), Currency.FromStored));
    }

    private static void AddInsert(NpgsqlBatch batch, Policy policy) => batch.Add(Insert)
        .Uuid(policy.Id.Value)
        .Uuid(policy.Institution.Value)
        .Text(WireName<Region>.Of(policy.Region))
        .Number(policy.Position.MinAmount?.Value)
        .Number(policy.Position.MaxAmount?.Value)
        .Texts(CurrencyCodes(policy))
        .Time(policy.CreatedAt)
        .Time(policy.UpdatedAt)
        .Whole(policy.Version);

    private static void AddUpdate(NpgsqlBatch batch, Policy policy) => batch.Add(Update)
        .Uuid(policy.Id.Value)
        .Number(policy.Position.MinAmount?.Value)
        .Number(policy.Position.MaxAmount?.Value)
        .Texts(CurrencyCodes(policy))
        .Time(policy.UpdatedAt)
        .Whole(policy.Version);

    private static string[]? CurrencyCodes(Policy policy) =>
        policy.Position.AllowedCurrencies is { } currencies ? [.. currencies.Select(it => it.Code)] : null;

    private static Policy Read(NpgsqlDataReader row) => new(
        row.Id<PolicyId>(0),
        row.Id<InstitutionId>(1),
        row.Name<Region>(2),
        ReadLimits(row, 3),
        row.Time(6),
        row.Time(7),
        row.GetInt64(8));
}
