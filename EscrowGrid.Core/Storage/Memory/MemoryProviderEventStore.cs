using System.Buffers;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryProviderEventStore(MemoryDatabase database) : IProviderEventStore
{
    private Dictionary<ProviderEventId, ProviderEvent> All => database.Income.Events;

    public Task<bool> AddAsync(ProviderEvent received, JobRequest job, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            if (!All.TryAdd(received.Id, received))
                return Task.FromResult(false);
            database.Settle([job], ack: null);
            return Task.FromResult(true);
        }
    }

    public Task<ProviderEvent?> FindAsync(ProviderEventId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(All.GetValueOrDefault(id));
    }

    public Task<ReadOnlyMemory<byte>> ReadBodyAsync(ProviderEventId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(All.GetValueOrDefault(id)?.Body ?? default);
    }

    public Task<Listing<ProviderEvent>> ListAsync(
        ProviderEventFilter filter, Page page, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(All.Values.Where(it => Matches(it, filter)).ToListing(page));
    }

    public Task<bool> StoreAsync(ProviderEventMove move, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(move.Trail, () =>
        {
            var stored = All.GetValueOrDefault(move.Before.Id);
            if (stored is null || (stored.State, stored.Attempts) != (move.Before.State, move.Before.Attempts))
                return false;
            All[stored.Id] = move.After with { Body = stored.Body };
            return true;
        }));

    public Task UpdateAsync(ProviderEvent attempted, JobAck ack, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            database.Settle([], ack);
            var stored = All[attempted.Id];
            if (stored.IsOpen && (stored.State, attempted.State) is not
                (ProviderEventState.Unmatched, ProviderEventState.Pending))
            {
                All[attempted.Id] = attempted;
            }

            return Task.CompletedTask;
        }
    }

    public Task<long> GiveUpAsync(
        DateTimeOffset receivedBefore, DateTimeOffset now, string reason, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var overdue = All.Values
                .Where(it => it.State is ProviderEventState.Pending && it.ReceivedAt < receivedBefore)
                .ToList();
            foreach (var it in overdue)
            {
                All[it.Id] = it with
                {
                    State = ProviderEventState.Unmatched,
                    LastError = it.LastError ?? reason,
                    EndedAt = now,
                };
            }

            return Task.FromResult((long)overdue.Count);
        }
    }

    public Task<long> RedactAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var old = All.Values
                .Where(it => !it.IsOpen)
                .Where(it => it.BodyHash is null)
                .Where(it => it.EndedAt < endedBefore)
                .ToList();
            foreach (var it in old)
            {
                var hash = Sha256Digest.Of(new ReadOnlySequence<byte>(it.Body));
                All[it.Id] = it with { Body = default, BodyHash = hash };
            }

            return Task.FromResult((long)old.Count);
        }
    }

    private static bool Matches(ProviderEvent it, ProviderEventFilter filter) =>
        (filter.Rail is null || it.Notice.Rail == filter.Rail)
        && (filter.State is null || it.State == filter.State)
        && (filter.Type is null || it.Notice.Type == filter.Type)
        && (filter.Escrow is null || it.Notice.Escrow == filter.Escrow)
        && (filter.From is null || it.ReceivedAt >= filter.From)
        && (filter.To is null || it.ReceivedAt < filter.To);
}
