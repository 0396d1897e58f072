using EscrowGrid.Core.Assets;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Positions;
using EscrowGrid.Core.Templates;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryPositionStore(MemoryDatabase database) : IPositionStore
{
    public Task<OpeningFacts?> FindOpeningFactsAsync(
        AssetId asset, Freshness freshness, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            if (!database.Assets.TryGetValue(asset, out var found))
                return Task.FromResult<OpeningFacts?>(null);
            return Task.FromResult<OpeningFacts?>(FactsOf(found));
        }
    }

    public Task<PositionAddition> AddAsync(
        GovernedPosition opened, LedgerEvent entry, Trail trail, CancellationToken cancellationToken)
    {
        var position = opened.Position;
        var addition = PositionAddition.Stored;
        database.TryStore(trail, () =>
        {
            if (database.RulesVersions.GetValueOrDefault(position.Institution) != opened.RulesVersion)
                addition = PositionAddition.RulesChanged;
            else if (IsReferenceTaken(position))
                addition = PositionAddition.ReferenceTaken;
            if (addition is not PositionAddition.Stored)
                return false;
            database.Positions.Add(position.Id, position);
            if (position.ExternalReference is { } reference)
                database.PositionsByReference.TryAdd((position.Institution, reference), position.Id);
            database.Append(entry);
            return true;
        });
        return Task.FromResult(addition);
    }

    public Task<PositionId?> FindByReferenceAsync(
        InstitutionId institution, string reference, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult<PositionId?>(
                database.PositionsByReference.TryGetValue((institution, reference), out var first) ? first : null);
        }
    }

    public Task<GovernedPosition?> FindAsync(PositionId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            if (!database.Positions.TryGetValue(id, out var position))
                return Task.FromResult<GovernedPosition?>(null);
            var facts = FactsOf(database.Assets[position.Asset]);
            return Task.FromResult<GovernedPosition?>(
                new GovernedPosition(position, facts.Limits, facts.RulesVersion, AsOf: default));
        }
    }

    public Task<InstitutionId?> FindOwnerAsync(PositionId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.Positions.GetValueOrDefault(id)?.Institution);
    }

    public Task<Listing<Position>> ListAsync(PositionFilter filter, Page page, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult(
                database.Positions.Values.Where(it => Matches(it, filter)).ToListing(page));
        }
    }

    public Task<bool> MoveAsync(PositionMove move, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(move.Trail, () => database.TryMove(move)));

    public Task<IReadOnlyList<DuePosition>> FindDueAsync(
        DateTimeOffset now, DuePosition? after, int limit, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            IReadOnlyList<DuePosition> due =
            [
                .. database.Positions.Values
                    .Where(it => it.ExpiresAt <= now && !TransitionTable.IsFinal(it.State))
                    .Select(it => new DuePosition(it.ExpiresAt ?? default, it.Id))
                    .OrderBy(it => it.ExpiresAt)
                    .ThenBy(it => it.Id.Value)
                    .Where(it => after is not { } last || IsAfter(it, last))
                    .Take(limit),
            ];
            return Task.FromResult(due);
        }
    }

    /// <summary>Nothing to do: final positions are not found as due.</summary>
    public Task ForgetDueAsync(PositionId id, CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool IsAfter(DuePosition it, DuePosition last) =>
        (it.ExpiresAt, it.Id.Value).CompareTo((last.ExpiresAt, last.Id.Value)) > 0;

    private static bool Matches(Position it, PositionFilter filter) =>
        (filter.Institution is null || it.Institution == filter.Institution)
        && (filter.Asset is null || it.Asset == filter.Asset)
        && (filter.HolderReference is null || it.HolderReference == filter.HolderReference)
        && (filter.ExternalReference is null || it.ExternalReference == filter.ExternalReference)
        && (filter.States.Count == 0 || filter.States.Contains(it.State))
        && (filter.CreatedFrom is null || it.CreatedAt >= filter.CreatedFrom)
        && (filter.CreatedBefore is null || it.CreatedAt < filter.CreatedBefore)
        && (filter.MinAmount is null || it.Money.Amount >= filter.MinAmount)
        && (filter.MaxAmount is null || it.Money.Amount <= filter.MaxAmount)
        && (filter.Metadata.Count == 0 || Holds(it.Metadata, filter.Metadata));

    private static bool Holds(JsonText? metadata, IReadOnlyList<MetadataTerm> terms) =>
        metadata is { } document && !terms.Except(MetadataTerm.AllOf(document)).Any();

    /// <summary>The caller holds the lock.</summary>
    private OpeningFacts FactsOf(Asset asset)
    {
        var owner = database.Institutions[asset.Institution];
        var template = database.Templates[asset.Template];
        var policy = database.Policies.GetValueOrDefault((owner.Id, template.Region));
        return new OpeningFacts(owner.Id, policy?.Position, database.RulesVersions.GetValueOrDefault(owner.Id))
        {
            Terms = owner.Settings.IsEnforced
                ? TemplateTerms.Read(
                    template.Config,
                    TemplateTerms.FindOutside(template.Region, template.Vertical, owner.Regions, owner.Verticals))
                : null,
        };
    }

    /// <summary>The caller holds the lock.</summary>
    private bool IsReferenceTaken(Position position) =>
        position.ExternalReference is { } reference
        && database.PositionsByReference.TryGetValue((position.Institution, reference), out var first)
        && (position.IsReferenceUnique || database.Positions[first].IsReferenceUnique);
}
