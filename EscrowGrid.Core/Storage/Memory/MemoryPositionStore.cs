using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Events;
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

    public Task<bool> AddAsync(
        Position position, long rulesVersion, LedgerEvent entry, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
        {
            if (database.RulesVersions.GetValueOrDefault(position.Institution) != rulesVersion)
                return false;
            database.Positions.Add(position.Id, position);
            database.Append(entry);
            return true;
        }));

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
            var matching = database.Positions.Values.Where(it =>
                (filter.Institution is null || it.Institution == filter.Institution)
                && (filter.Asset is null || it.Asset == filter.Asset)
                && (filter.HolderReference is null || it.HolderReference == filter.HolderReference));
            return Task.FromResult(matching.ToListing(page));
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
}
