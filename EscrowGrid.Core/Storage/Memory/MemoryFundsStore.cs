using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryFundsStore(MemoryDatabase database) : IFundsStore
{
    private Dictionary<FundsId, InboundFunds> All => database.Income.Funds;

    public Task<InboundFunds?> FindAsync(FundsId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(All.GetValueOrDefault(id));
    }

    public Task<IReadOnlyList<InboundFunds>> FindOfEscrowAsync(EscrowId escrow, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult<IReadOnlyList<InboundFunds>>(
                [.. All.Values.Where(it => it.Escrow == escrow).OrderBy(it => it.Key)]);
        }
    }

    public Task<Listing<InboundFunds>> ListAsync(FundsFilter filter, Page page, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(All.Values.Where(it => Matches(it, filter)).ToListing(page));
    }

    public Task<IReadOnlyDictionary<FundsState, long>> CountParkedAsync(CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult<IReadOnlyDictionary<FundsState, long>>(All.Values
                .Where(it => it.IsParked)
                .GroupBy(it => it.State)
                .ToDictionary(group => group.Key, group => group.LongCount()));
        }
    }

    public Task<bool> StoreAsync(FundsMove move, CancellationToken cancellationToken)
    {
        JobRequest[] jobs = move.Command is { } command ? [RunCommand.Request(command)] : [];
        if (move.Trail is { } trail)
            return Task.FromResult(database.TryStore(trail with { Jobs = jobs }, () => TryStore(move)));
        lock (database.Transaction)
        {
            var isStored = TryStore(move);
            if (isStored)
                database.Settle(jobs, ack: null);
            return Task.FromResult(isStored);
        }
    }

    /// <summary>The caller holds the lock.</summary>
    private bool TryStore(FundsMove move)
    {
        if (All.GetValueOrDefault(move.After.Id)?.Version != move.Before?.Version)
            return false;
        All[move.After.Id] = move.After;
        if (move.Command is { } command)
            database.Commands.TryAdd(command.Id, command);
        return true;
    }

    private static bool Matches(InboundFunds it, FundsFilter filter) =>
        (filter.Institution is null || it.Institution == filter.Institution)
        && (filter.Escrow is null || it.Escrow == filter.Escrow)
        && (filter.State is null || it.State == filter.State)
        && (filter.Rail is null || it.Rail == filter.Rail);
}
