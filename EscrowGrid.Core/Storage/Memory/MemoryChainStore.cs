using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Chain;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Storage.Memory;

/// <summary>A place in the log is the place in the list of all ledger events, counted from 1.</summary>
internal sealed class MemoryChainStore(MemoryDatabase database) : IChainStore
{
    public Task FollowAsync(CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            database.Chain.TakenUp ??= database.Ledger.Count;
        return Task.CompletedTask;
    }

    public Task<JsonText?> FindConfigAsync(AssetId asset, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult<JsonText?>(
                database.Assets.TryGetValue(asset, out var found) ? database.Templates[found.Template].Config : null);
        }
    }

    public Task<TakenUp?> FindNewAsync(int limit, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            if (database.Chain.TakenUp is not { } start || start == database.Ledger.Count)
                return Task.FromResult<TakenUp?>(null);
            var entries = database.Ledger.GetRange(start, Math.Min(limit, database.Ledger.Count - start));
            var requests = database.Audit
                .Where(audit => audit.Action == AuditAction.PositionCreated
                    || audit.Action == AuditAction.PositionTransitioned)
                .ToLookup(audit => (audit.Action, audit.ResourceId, audit.OccurredAt), audit => audit.Call.RequestId);
            return Task.FromResult<TakenUp?>(new TakenUp(
                new LogPosition(0, start),
                new LogPosition(0, start + entries.Count),
                entries.ConvertAll(entry =>
                    ToMirrorable(entry, [.. requests[(ActionOf(entry), entry.Position.ToString(), entry.At)]]))));
        }
    }

    public Task<bool> AddAsync(
        TakenUp taken, IReadOnlyList<ChainOperation> operations, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var chain = database.Chain;
            if (chain.TakenUp != taken.From.Sequence)
                return Task.FromResult(false);
            chain.TakenUp = (int)taken.Through.Sequence;
            foreach (var operation in operations)
            {
                chain.Operations.Add(operation.Id, operation with { Number = chain.Operations.Count + 1 });
                chain.ByLedgerEvent.Add(operation.LedgerEvent, operation.Id);
                chain.Transactions.Add(operation.Id, []);
            }

            return Task.FromResult(true);
        }
    }

    public Task<IReadOnlyList<ChainOperation>> FindSendableAsync(
        DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            if (database.IsPaused(JobQueues.OnChain))
                return Task.FromResult<IReadOnlyList<ChainOperation>>([]);
            var blocked = new HashSet<PositionId>();
            var sendable = new List<ChainOperation>();
            foreach (var operation in database.Chain.Operations.Values.TakeWhile(_ => sendable.Count < limit))
            {
                var isFree = !blocked.Contains(operation.Position);
                if (IsInTheWay(operation))
                    blocked.Add(operation.Position);
                if (isFree && IsToBeSent(operation) && operation.DueAt <= now)
                    sendable.Add(operation);
            }

            return Task.FromResult<IReadOnlyList<ChainOperation>>(sendable);
        }
    }

    public Task<int> CountInFlightAsync(long chainId, string account, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult(database.Chain.Operations.Values.Count(it =>
                it.State is MirrorState.Submitted && it.Block is null
                && it.Slot?.ChainId == chainId && it.Slot.Account == account));
        }
    }

    public Task<IReadOnlyList<WatchedOperation>> AssignAsync(
        ChainAssignment assignment, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var chain = database.Chain;
            var account = (assignment.Facts.ChainId, assignment.Facts.Account);
            var next = Math.Max(chain.NextNonces.GetValueOrDefault(account), assignment.Facts.Nonce);
            var versions = assignment.Operations.ToDictionary(
                it => it.Operation.Id.Value, it => it.Operation.Version);
            var assigned = assignment.Assign(
                next, id => chain.Operations[ChainOperationId.From(id)].Version == versions[id]);
            chain.NextNonces[account] = next + assigned.Count;
            foreach (var (_, after) in assigned)
                Put(after.Operation, after.Last);
            return Task.FromResult<IReadOnlyList<WatchedOperation>>([.. assigned.Select(pair => pair.After)]);
        }
    }

    public Task<IReadOnlyList<WatchedOperation>> FindWatchedAsync(
        long chainId, WatchScope scope, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult<IReadOnlyList<WatchedOperation>>(
            [
                .. database.Chain.Operations.Values
                    .Where(it => it.Slot?.ChainId == chainId && !it.IsFinal && IsInScope(it, scope, now))
                    .OrderBy(it => it.State is MirrorState.Submitted ? 0 : 1)
                    .ThenBy(it => it.DueAt)
                    .ThenBy(it => it.Number)
                    .Take(Limits.ChainWatched)
                    .Select(it => new WatchedOperation(it, SignedFor(it))),
            ]);
        }
    }

    public Task<bool> SaveAsync(ChainChange change, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult(
                change.Trail is { } trail ? database.TryStore(trail, () => TryChange(change)) : TryChange(change));
        }
    }

    public Task<ChainOperation?> FindAsync(ChainOperationId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.Chain.Operations.GetValueOrDefault(id));
    }

    public Task<IReadOnlyList<ChainTransaction>> FindTransactionsAsync(
        ChainOperationId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult<IReadOnlyList<ChainTransaction>>(
                [.. (database.Chain.Transactions.GetValueOrDefault(id) ?? []).Select(signed => signed.Transaction)]);
        }
    }

    public Task<Slice<ChainOperation>> ListAsync(
        ChainFilter filter, long afterNumber, int limit, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult(database.Chain.Operations.Values
                .Where(it => it.Number > afterNumber)
                .Where(it => filter.State is null || it.State == filter.State)
                .Where(it => filter.Institution is null || it.Institution == filter.Institution)
                .Where(it => filter.Position is null || it.Position == filter.Position)
                .ToSlice(new Page(limit, 0)));
        }
    }

    public Task<IReadOnlyList<ChainCount>> CountAsync(CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult<IReadOnlyList<ChainCount>>(
            [
                .. database.Chain.Operations.Values
                    .Where(it => it.State is not MirrorState.Skipped && !it.IsFinal)
                    .GroupBy(it => it.State)
                    .Select(group => new ChainCount(group.Key, group.Count(), group.Min(it => it.CreatedAt))),
            ]);
        }
    }

    private static AuditAction ActionOf(LedgerEvent entry) => entry.Kind is LedgerEventKind.PositionCreated
        ? AuditAction.PositionCreated
        : AuditAction.PositionTransitioned;

    private static bool IsToBeSent(ChainOperation it) => it.State is MirrorState.Pending or MirrorState.Failed;

    private static bool IsInTheWay(ChainOperation it) =>
        IsToBeSent(it) || it.State is MirrorState.Exhausted || (it.State is MirrorState.Submitted && it.Block is null);

    private static bool IsInScope(ChainOperation it, WatchScope scope, DateTimeOffset now) => scope switch
    {
        WatchScope.Due => it.DueAt <= now,
        WatchScope.Submitted => it.State is MirrorState.Submitted || it.DueAt <= now,
        _ => true,
    };

    /// <summary>The caller holds the lock.</summary>
    private MirrorableEvent ToMirrorable(LedgerEvent entry, IReadOnlyList<string> requests)
    {
        var position = database.Positions[entry.Position];
        var template = database.Templates[database.Assets[position.Asset].Template];
        return new MirrorableEvent(
            entry, position.Institution, position.Asset, template.Config, requests is [var only] ? only : null);
    }

    /// <summary>The caller holds the lock.</summary>
    private bool TryChange(ChainChange change)
    {
        var stored = database.Chain.Operations[change.Before.Id];
        if (stored.Version != change.Before.Version)
            return false;
        Put(change.After with { Version = stored.Version + 1 }, change.Transaction);
        if (change.Audit is { } audit)
            database.Audit.Add(audit);
        return true;
    }

    /// <summary>The caller holds the lock.</summary>
    private void Put(ChainOperation operation, ChainTransaction? signed)
    {
        database.Chain.Operations[operation.Id] = operation;
        if (signed is not null && operation.Slot is { } slot)
            database.Chain.Transactions[operation.Id].Add((slot.Nonce, signed));
    }

    /// <summary>The caller holds the lock.</summary>
    private IReadOnlyList<ChainTransaction> SignedFor(ChainOperation operation) =>
    [
        .. database.Chain.Transactions[operation.Id]
            .Where(signed => signed.Nonce == operation.Slot?.Nonce)
            .Select(signed => signed.Transaction),
    ];
}
