using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryEscrowStore(MemoryDatabase database) : IEscrowStore
{
    public Task<bool> AddAsync(EscrowMove opened, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(opened.Trail, () =>
        {
            var escrow = opened.After;
            if (escrow.ContractReference is { } contract && FindByContract(escrow.Institution, contract) is not null)
                return false;
            database.Escrows.Add(escrow.Id, escrow);
            database.Append(opened.Entry);
            return true;
        }));

    public Task<Escrow?> FindAsync(EscrowId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(Find(id));
    }

    public Task<(StoredCommand? Command, Escrow? Escrow)> FindPendingAsync(
        CommandId command, EscrowId escrow, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult((database.Commands.GetValueOrDefault(command), Find(escrow)));
    }

    public Task<Listing<Escrow>> ListAsync(EscrowFilter filter, Page page, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.Escrows.Values.Where(it => Matches(it, filter)).ToListing(page));
    }

    public Task<Escrow?> FindByContractAsync(
        InstitutionId institution, string contract, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(FindByContract(institution, contract));
    }

    public Task<IReadOnlyList<EscrowEvent>> ListEventsAsync(
        EscrowId id, long after, int limit, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult<IReadOnlyList<EscrowEvent>>(
                [.. database.EscrowEvents.Where(it => it.Escrow == id && it.Sequence > after).Take(limit)]);
        }
    }

    public Task<bool> StoreAsync(EscrowMove move, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(move.Trail, () =>
        {
            if (database.Escrows[move.After.Id].Version != move.After.Version - 1
                || move.Command is { } settled && database.Commands[settled.Id].State is not CommandState.Pending)
            {
                return false;
            }

            Apply(move);
            if (move.Command is { } done)
                database.Commands[done.Id] = done;
            return true;
        }));

    public Task<bool> TryStoreAsync(PromptCommand prompt, CancellationToken cancellationToken)
    {
        var (command, move) = (prompt.Verdict.Decided, prompt.Verdict.Move);
        return Task.FromResult(database.TryStore(prompt.Accepted with { Jobs = prompt.Jobs }, () =>
        {
            if (database.Escrows[command.Escrow].Version != prompt.Seen.Version
                || database.Jobs.HasLine(command.Escrow.ToString())
                || database.IsPaused(JobQueues.EscrowCommands)
                || database.Commands.ContainsKey(command.Id))
            {
                return false;
            }

            if (move is not null)
            {
                Apply(move);
                Tell(move.Trail);
            }

            database.Commands.Add(command.Id, command);
            return true;
        }));
    }

    public Task<bool> RejectAsync(StoredCommand rejected, JobAck ack, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            if (database.Commands[rejected.Id].State is not CommandState.Pending)
                return Task.FromResult(false);
            database.Settle([], ack);
            database.Commands[rejected.Id] = rejected;
            return Task.FromResult(true);
        }
    }

    public Task EnqueueAsync(CommandBatch commands, CancellationToken cancellationToken)
    {
        JobRequest[] jobs = [.. commands.Commands.Select(RunCommand.Request)];
        if (commands.Trail is { } trail)
        {
            database.Store(trail with { Jobs = [.. jobs, .. trail.Jobs], Ack = commands.Ack }, () => Add(commands));
            return Task.CompletedTask;
        }

        lock (database.Transaction)
        {
            database.Settle(jobs, commands.Ack);
            Add(commands);
            return Task.CompletedTask;
        }
    }

    public Task DeferAsync(JobRequest first, JobAck ack, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            database.Settle([first], ack);
            return Task.CompletedTask;
        }
    }

    public Task<StoredCommand?> FindCommandAsync(CommandId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.Commands.GetValueOrDefault(id));
    }

    public Task<IReadOnlyList<HeldMoney>> FindHeldAsync(DateTimeOffset near, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult<IReadOnlyList<HeldMoney>>(
            [
                .. database.Escrows.Values
                    .Where(it => HeldMoney.States.Contains(it.State) && it.Receipts.Count > 0)
                    .GroupBy(it => it.State)
                    .Select(group => new HeldMoney(
                        group.Key, group.Min(ReceivedAt), group.Count(it => it.DueAt <= near))),
            ]);
        }
    }

    public Task<IReadOnlyList<DueEscrow>> FindDueAsync(
        DateTimeOffset until, DueEscrow? after, int limit, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(PageOf(database.Escrows.Values.Where(it => it.DueAt <= until), after, limit));
    }

    public Task<IReadOnlyList<DueEscrow>> FindNearAsync(
        NoticeWindow window, DueEscrow? after, int limit, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult(PageOf(
                database.Escrows.Values.Where(
                    it => DeadlineNotices.IsNear(it, window.Now, window.Notice) && !AwaitsApproval(it)),
                after,
                limit));
        }
    }

    private bool AwaitsApproval(Escrow escrow) => database.Commands.Values.Any(
        it => it.Escrow == escrow.Id && it.State is CommandState.AwaitingApproval);

    private IReadOnlyList<DueEscrow> PageOf(IEnumerable<Escrow> escrows, DueEscrow? after, int limit) =>
    [
        .. escrows
            .Select(it => new DueEscrow(it.Id, it.Institution, it.DueAt!.Value, it.State)
            {
                IsQuiet = it.HeldBackDueAt == it.DueAt || AwaitsApproval(it),
            })
            .OrderBy(it => it.DueAt).ThenBy(it => it.Id.Value)
            .Where(it => after is null || (it.DueAt, it.Id.Value).CompareTo((after.DueAt, after.Id.Value)) > 0)
            .Take(limit),
    ];

    private static bool Matches(Escrow it, EscrowFilter filter) =>
        it.Institution == filter.Institution
        && (filter.Party is null || it.Buyer == filter.Party || it.Seller == filter.Party)
        && (filter.Buyer is null || it.Buyer == filter.Buyer)
        && (filter.Seller is null || it.Seller == filter.Seller)
        && it.Milestone?.Agreement == filter.Agreement
        && (filter.State is null || it.State == filter.State)
        && (filter.Rail is null || it.Rail == filter.Rail);

    /// <summary>When the first of its money was booked. The caller holds the lock.</summary>
    private DateTimeOffset ReceivedAt(Escrow escrow) => database.EscrowEvents
        .First(it => it.Escrow == escrow.Id
            && it.Kind is EscrowEventKind.FundsHeld or EscrowEventKind.PartlyFunded or EscrowEventKind.PaymentReturned)
        .At;

    /// <summary>With its milestones as they are now. The caller holds the lock.</summary>
    private Escrow? Find(EscrowId id) =>
        database.Escrows.GetValueOrDefault(id) is { Milestones: var agreed } found
            ? found with
            {
                Milestones = [.. agreed.Select(it => it with { State = database.Escrows[it.Id].State })],
            }
            : null;

    /// <summary>Without its trail and its command. The caller holds the lock.</summary>
    private void Apply(EscrowMove move)
    {
        database.Append(move.Movements);
        database.Escrows[move.After.Id] = move.After;
        database.Append(move.Entry);
        foreach (var opened in move.Opened)
            Open(opened);
        foreach (var sent in move.Sent)
            database.Commands.TryAdd(sent.Id, sent);
    }

    /// <summary>The caller holds the lock.</summary>
    private void Open(EscrowMove opened)
    {
        database.Escrows.Add(opened.After.Id, opened.After);
        database.Append(opened.Entry);
        Tell(opened.Trail);
    }

    /// <summary>The caller holds the lock.</summary>
    private void Tell(Trail trail)
    {
        database.Audit.Add(trail.Audit);
        if (trail.Event is { } told)
            database.Events.Add(told);
    }

    /// <summary>The caller holds the lock.</summary>
    private Escrow? FindByContract(InstitutionId institution, string contract) =>
        database.Escrows.Values.FirstOrDefault(it =>
            it.Institution == institution && it.ContractReference == contract
            && it.State is not EscrowState.Cancelled);

    /// <summary>The caller holds the lock.</summary>
    private void Add(CommandBatch commands)
    {
        foreach (var command in commands.Commands)
            database.Commands.TryAdd(command.Id, command);
    }
}
