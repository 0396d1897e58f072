using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Ledger.Accounts;
using EscrowGrid.Core.Ledger.Verification;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Core.Storage.Memory;

/// <summary>The ledger of this process as it was when this was made, by somebody who held the lock.</summary>
internal sealed class MemoryLedgerSource(MemoryDatabase database) : ILedgerSource
{
    private readonly long _count = database.LedgerLog.Count;
    private readonly List<PositionHistory> _positions = ReadPositions(database);
    private readonly List<EscrowHistory> _escrows = ReadEscrows(database);
    private readonly List<SealedLeaves> _checkpoints = [.. database.Checkpoints];

    public Task<long> CountEventsAsync(CancellationToken cancellationToken) => Task.FromResult(_count);

    public IAsyncEnumerable<PositionHistory> ReadHistoriesAsync(CancellationToken cancellationToken) =>
        _positions.ToAsyncEnumerable();

    public IAsyncEnumerable<EscrowHistory> ReadEscrowsAsync(CancellationToken cancellationToken) =>
        _escrows.ToAsyncEnumerable();

    public IAsyncEnumerable<SealedLeaves> ReadCheckpointsAsync(CancellationToken cancellationToken) =>
        _checkpoints.ToAsyncEnumerable();

    /// <summary>There are no sums but those that are made when they are asked for.</summary>
    public IAsyncEnumerable<Finding> FindWrongSumsAsync(CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<Finding>();

    private static List<PositionHistory> ReadPositions(MemoryDatabase database)
    {
        var places = Places(database);
        var movements = database.Movements.ToLookup(it => it.Subject);
        var balances = database.Balances.ToLookup(it => it.Key.Subject);
        return
        [
            .. database.Positions.Values.OrderBy(position => position.Id.Value).Select(position => new PositionHistory(
                position.Id.ToString(),
                ToFacts(position),
                [.. database.LedgerByPosition[position.Id].Select(it => new LoggedRow(it.ToRow(), 0, places[it.Id]))],
                [.. position.Events.Select(it => ToRow(position.Id, it))],
                [.. movements[LedgerSubject.Of(position.Id)].OrderBy(it => it.Key).Select(ToRow)],
                [.. balances[LedgerSubject.Of(position.Id)].Select(it => ToRow(it.Key, it.Value))])),
        ];
    }

    private static List<EscrowHistory> ReadEscrows(MemoryDatabase database)
    {
        var places = Places(database);
        var events = database.EscrowEvents.ToLookup(it => it.Escrow);
        var movements = database.Movements.ToLookup(it => it.Subject);
        var balances = database.Balances.ToLookup(it => it.Key.Subject);
        return
        [
            .. database.Escrows.Values.OrderBy(escrow => escrow.Id.Value).Select(escrow => new EscrowHistory(
                escrow.Id.ToString(),
                ToFacts(escrow),
                [.. events[escrow.Id].Select(it => new LoggedRow(it.ToRow(), 0, places[it.Id]))],
                [.. movements[LedgerSubject.Of(escrow.Id)].OrderBy(it => it.Key).Select(ToRow)],
                [.. balances[LedgerSubject.Of(escrow.Id)].Select(it => ToRow(it.Key, it.Value))])),
        ];
    }

    private static Dictionary<LedgerEventId, long> Places(MemoryDatabase database) =>
        database.LedgerLog.Index().ToDictionary(it => it.Item.Id, it => it.Index + 1L);

    private static EscrowFacts ToFacts(Escrow it) => new(
        it.Id.ToString(),
        it.Institution.ToString(),
        it.Buyer.ToString(),
        it.Seller.ToString(),
        WireName<Rail>.Of(it.Rail),
        it.Money.Currency.Code,
        it.Money.Amount.Value,
        it.Terms.SellerFee.Value,
        it.ContractReference,
        it.Terms.PaymentDeadline,
        WireName<SilenceOutcome>.Of(it.Terms.OnSilence),
        WireName<EscrowState>.Of(it.State),
        it.Version,
        it.CreatedAt,
        it.UpdatedAt,
        it.LedgerHead.ToString(),
        it.Milestone?.Agreement.ToString(),
        it.Milestone?.Number);

    private static PositionFacts ToFacts(Position it) => new(
        it.Id.ToString(),
        it.Institution.ToString(),
        it.Asset.ToString(),
        it.HolderReference,
        it.Money.Currency.Code,
        it.Money.Amount.Value,
        it.Remaining.Value,
        WireName<PositionState>.Of(it.State),
        it.ExternalReference,
        it.Version,
        it.CreatedAt,
        it.UpdatedAt,
        it.LedgerHead.ToString());

    private static LifecycleRow ToRow(PositionId position, PositionEvent it) => new(
        position.ToString(),
        it.Sequence,
        WireName<PositionState>.Of(it.FromState),
        WireName<PositionState>.Of(it.ToState),
        it.Reason,
        it.Metadata,
        it.At);

    private static MovementRow ToRow(Movement it) => new(
        it.Entry.ToString(),
        it.Number,
        it.Institution.ToString(),
        WireName<AccountKind>.Of(it.From),
        WireName<AccountKind>.Of(it.To),
        it.Money.Currency.Code,
        it.Money.Amount.Value,
        it.At);

    private static BalanceRow ToRow((LedgerSubject, AccountKind Account, Currency Currency) key, decimal balance) =>
        new(WireName<AccountKind>.Of(key.Account), key.Currency.Code, balance);
}
