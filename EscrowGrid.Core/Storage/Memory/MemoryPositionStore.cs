using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Positions;

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
            var region = database.Templates[found.Template].Region;
            var policy = database.Policies.GetValueOrDefault((found.Institution, region));
            return Task.FromResult<OpeningFacts?>(new OpeningFacts(
                found.Institution, policy?.Position, database.RulesVersions.GetValueOrDefault(found.Institution)));
        }
    }

    public Task<PositionAddition> AddAsync(
        Position position, long rulesVersion, LedgerEvent entry, Trail trail, CancellationToken cancellationToken)
    {
        var addition = PositionAddition.Stored;
        database.TryStore(trail, () =>
        {
            if (database.RulesVersions.GetValueOrDefault(position.Institution) != rulesVersion)
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

    public Task<Position?> FindAsync(PositionId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.Positions.GetValueOrDefault(id));
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

    public Task<bool> MoveAsync(Position moved, LedgerEvent entry, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
        {
            if (database.Positions[moved.Id].Version != moved.Version - 1)
                return false;
            database.Positions[moved.Id] = moved;
            database.Append(entry);
            return true;
        }));

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
    private bool IsReferenceTaken(Position position) =>
        position.ExternalReference is { } reference
        && database.PositionsByReference.TryGetValue((position.Institution, reference), out var first)
        && (position.IsReferenceUnique || database.Positions[first].IsReferenceUnique);
}
