using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Positions;
using EscrowGrid.Core.Templates;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresPositionStore(NpgsqlDataSource database, RememberedFacts memory) : IPositionStore
{
    // Looks into four other features' tables on purpose: one round trip instead of four on the busiest write.
    private const string FindOpeningFacts =
        """
        SELECT asset.institution_id, institution.rules_version, policy.id IS NOT NULL, policy.min_amount,
            policy.max_amount, policy.allowed_currencies, policy.max_tenor_days, policy.approval_amount,
            policy.allowed_transitions, policy.blocked_transitions, institution.is_enforced, template.config,
            template.region, template.vertical, institution.regions, institution.verticals
        FROM assets AS asset
        JOIN institutions AS institution ON institution.id = asset.institution_id
        JOIN asset_templates AS template ON template.id = asset.template_id
        LEFT JOIN institution_policies AS policy
            ON policy.institution_id = asset.institution_id AND policy.region = template.region
        WHERE asset.id = $1
        """;

    private const string RequireRulesVersion = "SELECT require_rules_version($1, $2)";

    private const string Find =
        $"""
        SELECT {PositionRows.Columns}, (
            SELECT rules_version FROM institutions AS owner WHERE owner.id = positions.institution_id)
        FROM positions WHERE id = $1
        """;

    private const int RulesVersionColumn = 16;

    private const string FindDue =
        """
        SELECT expires_at, position_id FROM position_expiries WHERE expires_at <= $1
        ORDER BY expires_at, position_id LIMIT $2
        """;

    private const string FindMoreDue =
        """
        SELECT expires_at, position_id FROM position_expiries
        WHERE expires_at <= $1 AND (expires_at, position_id) > ($3, $4)
        ORDER BY expires_at, position_id LIMIT $2
        """;

    private const string ForgetDue = "DELETE FROM position_expiries WHERE position_id = $1";

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
        var facts = await batch.FindAsync(ReadFacts, cancellationToken);
        if (facts is not null)
            memory.Keep(asset, facts);
        return facts;
    }

    public async Task<PositionAddition> AddAsync(
        GovernedPosition opened, LedgerEvent entry, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        var position = opened.Position;
        batch.Add(RequireRulesVersion).Uuid(position.Institution.Value).Whole(opened.RulesVersion);
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

    public async Task<GovernedPosition?> FindAsync(PositionId id, CancellationToken cancellationToken)
    {
        if (await ReadAsync(id, cancellationToken) is not (var position, var rulesVersion))
            return null;
        // The version came with the position, so remembered facts of that version are the current ones.
        var facts = memory.Find(position.Asset);
        if (facts?.RulesVersion != rulesVersion)
        {
            facts = await FindOpeningFactsAsync(position.Asset, Freshness.Current, cancellationToken)
                ?? throw new InvalidOperationException("An asset has vanished; assets are never deleted.");
        }

        return new GovernedPosition(position, facts.Limits, facts.RulesVersion, AsOf: default);
    }

    private async Task<(Position Position, long RulesVersion)?> ReadAsync(
        PositionId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Uuid(id.Value);
        batch.Add(FindEvents).Uuid(id.Value);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;
        var position = PositionRows.Read(reader);
        var rulesVersion = reader.GetInt64(RulesVersionColumn);
        await reader.NextResultAsync(cancellationToken);
        var events = await reader.ToListAsync(PositionEventRows.Read, cancellationToken);
        return (WithEvents(position, events.Select(row => row.Event)), rulesVersion);
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

    public async Task<bool> MoveAsync(PositionMove move, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        return await batch.AddMove(move).TryStoreAsync(move.Trail, cancellationToken);
    }

    public async Task<IReadOnlyList<DuePosition>> FindDueAsync(
        DateTimeOffset now, DuePosition? after, int limit, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        if (after is { } last)
            batch.Add(FindMoreDue).Time(now).Whole(limit).Time(last.ExpiresAt).Uuid(last.Id.Value);
        else
            batch.Add(FindDue).Time(now).Whole(limit);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(
            row => new DuePosition(row.Time(0), row.Id<PositionId>(1)), cancellationToken);
    }

    public async Task ForgetDueAsync(PositionId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(ForgetDue).Uuid(id.Value);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static OpeningFacts ReadFacts(NpgsqlDataReader row) => new(
        row.Id<InstitutionId>(0),
        row.GetBoolean(2) ? PostgresPolicyStore.ReadLimits(row, firstColumn: 3) : null,
        row.GetInt64(1))
    {
        Terms = row.GetBoolean(10) ? ReadTerms(row) : null,
    };

    private static TemplateTerms ReadTerms(NpgsqlDataReader row) => TemplateTerms.Read(
        row.Json(11),
        TemplateTerms.FindOutside(
            row.Name<Region>(12), row.Name<Vertical>(13), row.Names<Region>(14), row.Names<Vertical>(15)));

    // Version 1 is the creation, which is no event: for such a position no month is looked into.
    private static string EventsOfPage(Where where, Page page) =>
        $"""
        SELECT {PositionEventRows.Columns} FROM position_events AS event
        JOIN (SELECT id, created_at, version FROM positions {PageStatements.PageSql(where, page)}) AS page
            ON page.version > 1 AND event.position_id = page.id AND event.at >= page.created_at
        ORDER BY event.position_id, event.sequence
        """;

    // Each statement of a batch sees what is committed when it starts, so the second may see an event that the first
    // did not. The version says which events belong to the state that was read.
    private static Position WithEvents(Position position, IEnumerable<PositionEvent> events) =>
        position with { Events = [.. events.Where(it => it.Sequence <= position.Version)] };
}
