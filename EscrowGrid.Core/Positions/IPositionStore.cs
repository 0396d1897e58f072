using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Positions;

public interface IPositionStore
{
    /// <summary>Null when there is no such asset.</summary>
    /// <param name="asset">What the position is to be opened in.</param>
    /// <param name="freshness">Whether facts of an earlier call will do.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    Task<OpeningFacts?> FindOpeningFactsAsync(
        AssetId asset, Freshness freshness, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the position, its ledger event and its trail: all or nothing. False when the rules have changed since
    /// <paramref name="rulesVersion"/>; then nothing is stored.
    /// </summary>
    Task<bool> AddAsync(
        Position position, long rulesVersion, LedgerEvent entry, Trail trail, CancellationToken cancellationToken);

    Task<Position?> FindAsync(PositionId id, CancellationToken cancellationToken);

    Task<InstitutionId?> FindOwnerAsync(PositionId id, CancellationToken cancellationToken);

    Task<Listing<Position>> ListAsync(PositionFilter filter, Page page, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the last event of <paramref name="moved"/>, its new state, its ledger event and its trail: all or
    /// nothing. False when the stored version is not the one before; then nothing is stored.
    /// </summary>
    Task<bool> MoveAsync(Position moved, LedgerEvent entry, Trail trail, CancellationToken cancellationToken);
}
