using System.Buffers;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Payments;

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

    public Task<Listing<ProviderEvent>> ListAsync(
        ProviderEventState? state, Rail? rail, Page page, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult(All.Values
                .Where(it => (state is null || it.State == state) && (rail is null || it.Notice.Rail == rail))
                .ToListing(page));
        }
    }

    public Task UpdateAsync(ProviderEvent attempted, JobAck ack, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            database.Settle([], ack);
            All[attempted.Id] = attempted;
            return Task.CompletedTask;
        }
    }

    public Task<long> RedactAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var old = All.Values
                .Where(it => it.State is ProviderEventState.Processed or ProviderEventState.Ignored)
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
}
