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
    /// <param name="opened">In its first version, with the rules that allow it.</param>
    /// <param name="entry">Its first ledger event.</param>
    /// <param name="trail">What the change leaves behind.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    Task<PositionAddition> AddAsync(
        GovernedPosition opened, LedgerEvent entry, Trail trail, CancellationToken cancellationToken);

    /// <summary>
    /// The position that has an external reference: the one that claims it alone, or the oldest. Null without any.
    /// </summary>
    Task<PositionId?> FindByReferenceAsync(
        InstitutionId institution, string reference, CancellationToken cancellationToken);

    /// <summary>
    /// The position and the current rules for it; <see cref="GovernedPosition.AsOf"/> is left to the caller.
    /// </summary>
    Task<GovernedPosition?> FindAsync(PositionId id, CancellationToken cancellationToken);

    Task<InstitutionId?> FindOwnerAsync(PositionId id, CancellationToken cancellationToken);

    Task<Listing<Position>> ListAsync(PositionFilter filter, Page page, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a move: the new state, the event, the ledger event and the trail, all or nothing. False when the stored
    /// version is not the one before, or the rules are no longer those that it was decided by; then nothing is stored.
    /// </summary>
    Task<bool> MoveAsync(PositionMove move, CancellationToken cancellationToken);

    /// <summary>Positions whose expiry has come, in its order. Some of them may be final already.</summary>
    /// <param name="now">Expiries up to this moment have come.</param>
    /// <param name="after">The last one of the rows before; null for the first rows.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    Task<IReadOnlyList<DuePosition>> FindDueAsync(
        DateTimeOffset now, DuePosition? after, int limit, CancellationToken cancellationToken);

    /// <summary>Says that a position is final, so that its expiry need not be looked at again.</summary>
    Task ForgetDueAsync(PositionId id, CancellationToken cancellationToken);
}
