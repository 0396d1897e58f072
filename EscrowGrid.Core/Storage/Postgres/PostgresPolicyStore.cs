using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Policies;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresPolicyStore(NpgsqlDataSource database) : IPolicyStore
{
    private const string Columns =
        "id, institution_id, region, created_at, updated_at, version, min_amount, max_amount, allowed_currencies, "
        + "max_tenor_days, approval_amount, allowed_transitions, blocked_transitions";

    private const string Find = $"SELECT {Columns} FROM institution_policies WHERE institution_id = $1 AND region = $2";

    private const string List =
        $"SELECT {Columns} FROM institution_policies WHERE institution_id = $1 ORDER BY region COLLATE \"C\"";

    private const string Insert =
        $"INSERT INTO institution_policies ({Columns}) "
        + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

    private const string Update =
        """
        WITH changed AS (
            UPDATE institution_policies
            SET updated_at = $2, version = $3, min_amount = $4, max_amount = $5, allowed_currencies = $6,
                max_tenor_days = $7, approval_amount = $8, allowed_transitions = $9, blocked_transitions = $10
            WHERE id = $1 AND version = $3 - 1
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

    /// <param name="row">A row.</param>
    /// <param name="firstColumn">Of min_amount and the six columns after it, as in <see cref="Columns"/>.</param>
    internal static PositionLimits ReadLimits(NpgsqlDataReader row, int firstColumn)
    {
        var currencies = firstColumn + 2;
        var tenor = firstColumn + 3;
        return new PositionLimits(
            row.AmountOrNull(firstColumn),
            row.AmountOrNull(firstColumn + 1),
            row.IsDBNull(currencies)
                ? null
                : Array.ConvertAll(row.GetFieldValue<string[]>(currencies), Currency.FromStored))
        {
            MaxTenorDays = row.IsDBNull(tenor) ? null : row.GetInt32(tenor),
            ApprovalAmount = row.AmountOrNull(firstColumn + 4),
            AllowedTransitions = TargetsOrNull(row, firstColumn + 5),
            BlockedTransitions = TargetsOrNull(row, firstColumn + 6),
        };
    }

    private static TransitionTarget[]? TargetsOrNull(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.Names<TransitionTarget>(column);

    private static void AddInsert(NpgsqlBatch batch, Policy policy) => BindLimits(
        batch.Add(Insert)
            .Uuid(policy.Id.Value)
            .Uuid(policy.Institution.Value)
            .Text(WireName<Region>.Of(policy.Region))
            .Time(policy.CreatedAt)
            .Time(policy.UpdatedAt)
            .Whole(policy.Version),
        policy.Position);

    private static void AddUpdate(NpgsqlBatch batch, Policy policy) => BindLimits(
        batch.Add(Update)
            .Uuid(policy.Id.Value)
            .Time(policy.UpdatedAt)
            .Whole(policy.Version),
        policy.Position);

    private static void BindLimits(NpgsqlBatchCommand command, PositionLimits limits) => command
        .Number(limits.MinAmount?.Value)
        .Number(limits.MaxAmount?.Value)
        .Texts(limits.AllowedCurrencies?.Select(it => it.Code).ToArray())
        .Whole(limits.MaxTenorDays)
        .Number(limits.ApprovalAmount?.Value)
        .Texts(NamesOf(limits.AllowedTransitions))
        .Texts(NamesOf(limits.BlockedTransitions));

    private static string[]? NamesOf(IReadOnlyList<TransitionTarget>? targets) =>
        targets?.Select(WireName<TransitionTarget>.Of).ToArray();

    private static Policy Read(NpgsqlDataReader row) => new(
        row.Id<PolicyId>(0),
        row.Id<InstitutionId>(1),
        row.Name<Region>(2),
        ReadLimits(row, firstColumn: 6),
        row.Time(3),
        row.Time(4),
        row.GetInt64(5));
}
