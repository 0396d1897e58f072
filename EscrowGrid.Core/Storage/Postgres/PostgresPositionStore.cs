using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Positions;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresPositionStore(NpgsqlDataSource database, RememberedFacts memory) : IPositionStore
{
    // Looks into four other features' tables on purpose: one round trip instead of four on the busiest write.
    private const string FindOpeningFacts =
        """
        SELECT asset.institution_id, institution.rules_version, policy.id IS NOT NULL,
            policy.min_amount, policy.max_amount, policy.allowed_currencies
        FROM assets AS asset
        JOIN institutions AS institution ON institution.id = asset.institution_id
        JOIN asset_templates AS template ON template.id = asset.template_id
        LEFT JOIN institution_policies AS policy
            ON policy.institution_id = asset.institution_id AND policy.region = template.region
        WHERE asset.id = $1
        """;

    private const string RequireRulesVersion = "SELECT require_rules_version($1, $2)";

    private const string Find = $"SELECT {PositionRows.Columns} FROM positions WHERE id = $1";

    private const string FindOwner = "SELECT institution_id FROM positions WHERE id = $1";

    // The one that claims the reference, if any does; else the oldest.
    private const string FindByReference =
        """
        SELECT id FROM positions WHERE institution_id = $1 AND external_reference = $2
        ORDER BY is_reference_unique DESC, created_at, id LIMIT 1
        """;

    // The position's creation bounds the months to look into.
    private const string FindEvents =
        $"""
        SELECT {PositionEventRows.Columns} FROM position_events AS event
        WHERE event.position_id = $1 AND event.at >= (SELECT created_at FROM positions WHERE id = $1)
        ORDER BY event.sequence
        """;

    public async Task<OpeningFacts?> FindOpeningFactsAsync(
        AssetId asset, Freshness freshness, CancellationToken cancellationToken)
    {
        if (freshness is Freshness.Remembered && memory.Find(asset) is { } remembered)
            return remembered;
        await using var batch = database.CreateBatch();
        batch.Add(FindOpeningFacts).Uuid(asset.Value);
        var facts = await batch.FindAsync(
            row => new OpeningFacts(
                row.Id<InstitutionId>(0),
                row.GetBoolean(2) ? PostgresPolicyStore.ReadLimits(row, firstColumn: 3) : null,
                row.GetInt64(1)),
            cancellationToken);
        if (facts is not null)
            memory.Keep(asset, facts);
        return facts;
    }

    public async Task<PositionAddition> AddAsync(
        Position position, long rulesVersion, LedgerEvent entry, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(RequireRulesVersion).Uuid(position.Institution.Value).Whole(rulesVersion);
        try
        {
            return await batch.AddInsert(position).Append(entry).TryStoreAsync(trail, cancellationToken)
                ? PositionAddition.Stored
                : PositionAddition.RulesChanged;
        }
        catch (PostgresException exception) when (PositionRows.IsReferenceTaken(exception))
        {
            return PositionAddition.ReferenceTaken;
        }
    }

    public async Task<PositionId?> FindByReferenceAsync(
        InstitutionId institution, string reference, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(FindByReference).Uuid(institution.Value).Text(reference);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.Id<PositionId>(0) : null;
    }

    public async Task<Position?> FindAsync(PositionId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Uuid(id.Value);
        batch.Add(FindEvents).Uuid(id.Value);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;
        var position = PositionRows.Read(reader);
        await reader.NextResultAsync(cancellationToken);
        var events = await reader.ToListAsync(PositionEventRows.Read, cancellationToken);
        return WithEvents(position, events.Select(row => row.Event));
    }

    public async Task<InstitutionId?> FindOwnerAsync(PositionId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(FindOwner).Uuid(id.Value);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.Id<InstitutionId>(0) : null;
    }

    public async Task<Listing<Position>> ListAsync(
        PositionFilter filter, Page page, CancellationToken cancellationToken)
    {
        var where = PositionRows.Matching(filter);
        await using var batch = database.CreateBatch();
        batch.AddPage("positions", PositionRows.Columns, where, page);
        PageStatements.BindPage(batch.Add(EventsOfPage(where, page)), where, page);

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var listing = await reader.ToListingAsync(PositionRows.Read, page, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var events = (await reader.ToListAsync(PositionEventRows.Read, cancellationToken))
            .ToLookup(row => row.Position, row => row.Event);
        return listing with { Rows = [.. listing.Rows.Select(it => WithEvents(it, events[it.Id]))] };
    }

    public async Task<bool> MoveAsync(
        Position moved, LedgerEvent entry, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        return await batch.AddGuardedUpdate(moved)
            .Append(moved.Id, moved.Events[^1])
            .Append(entry)
            .TryStoreAsync(trail, cancellationToken);
    }

    private static string EventsOfPage(Where where, Page page) =>
        $"""
        SELECT {PositionEventRows.Columns} FROM position_events AS event
        JOIN (SELECT id, created_at FROM positions {PageStatements.PageSql(where, page)}) AS page
            ON event.position_id = page.id AND event.at >= page.created_at
        ORDER BY event.position_id, event.sequence
        """;

    // Each statement of a batch sees what is committed when it starts, so the second may see an event that the first
    // did not. The version says which events belong to the state that was read.
    private static Position WithEvents(Position position, IEnumerable<PositionEvent> events) =>
        position with { Events = [.. events.Where(it => it.Sequence <= position.Version)] };
}
