using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
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

    /// <summary>Stores the position, its ledger event and its trail: all or nothing.</summary>
    /// <param name="position">In its first version.</param>
    /// <param name="rulesVersion">The version of the rules that allow it.</param>
    /// <param name="entry">Its first ledger event.</param>
    /// <param name="trail">What the change leaves behind.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    Task<PositionAddition> AddAsync(
        Position position, long rulesVersion, LedgerEvent entry, Trail trail, CancellationToken cancellationToken);

    /// <summary>
    /// The position that has an external reference: the one that claims it alone, or the oldest. Null without any.
    /// </summary>
    Task<PositionId?> FindByReferenceAsync(
        InstitutionId institution, string reference, CancellationToken cancellationToken);

    Task<Position?> FindAsync(PositionId id, CancellationToken cancellationToken);

    Task<InstitutionId?> FindOwnerAsync(PositionId id, CancellationToken cancellationToken);

    Task<Listing<Position>> ListAsync(PositionFilter filter, Page page, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the last event of <paramref name="moved"/>, its new state, its ledger event and its trail: all or
    /// nothing. False when the stored version is not the one before; then nothing is stored.
    /// </summary>
    Task<bool> MoveAsync(Position moved, LedgerEvent entry, Trail trail, CancellationToken cancellationToken);
}
