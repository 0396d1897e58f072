using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryApprovalStore(MemoryDatabase database) : IApprovalStore
{
    public Task AddAsync(Approval approval, Trail trail, CancellationToken cancellationToken)
    {
        database.Store(trail, () => database.Approvals.Add(approval.Id, approval));
        return Task.CompletedTask;
    }

    public Task<Approval?> FindAsync(ApprovalId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(database.Approvals.TryGetValue(id, out var found) ? Read(found) : null);
    }

    public Task<IReadOnlyList<Approval>> FindOpenAsync(
        Position position, ApiKeyId? requestedBy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            IReadOnlyList<Approval> open =
            [
                .. database.Approvals.Values.Select(Read).Where(it =>
                    it.Position == position.Id
                    && it.PositionVersion == position.Version
                    && it.RequestedBy == requestedBy
                    && it.Decision is null
                    && it.ExpiresAt > now),
            ];
            return Task.FromResult(open);
        }
    }

    public Task<Listing<Approval>> ListAsync(
        ApprovalFilter filter, Page page, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var matching = database.Approvals.Values.Select(Read).Where(it =>
                (filter.Institution is null || it.Institution == filter.Institution)
                && (filter.Position is null || it.Position == filter.Position)
                && (filter.State is null || it.StateAt(now) == filter.State));
            return Task.FromResult(matching.ToListing(page));
        }
    }

    public Task<bool> AreOneAsync(ApiKeyId first, ApiKeyId second, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(Newest(first) == Newest(second));
    }

    public Task<bool> ApproveAsync(
        Approval approved, Trail trail, PositionMove move, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(move.Trail, () =>
        {
            if (Read(database.Approvals[approved.Id]) is not { Decision: null, IsWithdrawn: false }
                || !database.TryMove(move))
            {
                return false;
            }

            database.Approvals[approved.Id] = approved;
            database.Audit.Add(trail.Audit);
            database.Events.Add(trail.Event!);
            return true;
        }));

    public Task<bool> RejectAsync(Approval rejected, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
        {
            if (database.Approvals[rejected.Id].Decision is not null)
                return false;
            database.Approvals[rejected.Id] = rejected;
            return true;
        }));

    /// <summary>The caller holds the lock.</summary>
    private Approval Read(Approval stored) => stored with
    {
        IsSuperseded = database.Positions[stored.Position].Version != stored.PositionVersion,
        IsWithdrawn = stored.RequestedBy is { } key && database.ApiKeys[key].RevokedAt is not null,
    };

    /// <summary>The key that rotations have led to. The caller holds the lock.</summary>
    private ApiKeyId Newest(ApiKeyId key)
    {
        while (database.ApiKeys[key].ReplacedBy is { } next)
            key = next;
        return key;
    }
}
