using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Escrows.Approvals;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryEscrowApprovalStore(MemoryDatabase database) : IEscrowApprovalStore
{
    private Dictionary<ApprovalId, EscrowApproval> All => database.Income.Approvals;

    public Task AddAsync(EscrowApproval requested, Trail trail, CancellationToken cancellationToken)
    {
        database.Store(trail, () =>
        {
            All.Add(requested.Id, requested);
            database.Commands.Add(requested.Command.Id, requested.Command);
        });
        return Task.CompletedTask;
    }

    public Task<EscrowApproval?> FindAsync(ApprovalId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
            return Task.FromResult(All.GetValueOrDefault(id) is { } known ? Read(known) : null);
    }

    public Task<Listing<EscrowApproval>> ListAsync(
        EscrowApprovalFilter filter, Page page, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult(All.Values.Select(Read).Where(it => Matches(it, filter, now)).ToListing(page));
        }
    }

    public Task<bool> DecideAsync(
        EscrowApproval decided, Trail? trail, JobAck? ack, CancellationToken cancellationToken)
    {
        JobRequest[] jobs = IsApproved(decided) ? [RunCommand.Request(decided.Command)] : [];
        if (trail is not null)
            return Task.FromResult(database.TryStore(trail with { Jobs = jobs }, () => TryDecide(decided)));
        lock (database.Transaction)
        {
            if (!TryDecide(decided))
                return Task.FromResult(false);
            database.Settle(jobs, ack);
            return Task.FromResult(true);
        }
    }

    private static bool IsApproved(EscrowApproval it) => it.Decision is { State: ApprovalState.Approved };

    private static bool Matches(EscrowApproval it, EscrowApprovalFilter filter, DateTimeOffset now) =>
        (filter.Institution is null || it.Command.Institution == filter.Institution)
        && (filter.Escrow is null || it.Escrow == filter.Escrow)
        && (filter.State is null || it.StateAt(now) == filter.State);

    /// <summary>The caller holds the lock.</summary>
    private bool TryDecide(EscrowApproval decided)
    {
        var known = Read(All[decided.Id]);
        var mayBe = IsApproved(decided)
            ? known.StateAt(decided.Decision!.At) is ApprovalState.Pending
            : known.Decision is null;
        if (!mayBe)
            return false;
        All[decided.Id] = decided;
        database.Commands[decided.Command.Id] = decided.Command;
        return true;
    }

    /// <summary>With what follows from other rows. The caller holds the lock.</summary>
    private EscrowApproval Read(EscrowApproval it) => it with
    {
        Command = database.Commands[it.Command.Id],
        IsSuperseded = database.Escrows[it.Escrow].DecisiveVersion != it.EscrowVersion,
        IsWithdrawn = (it.RequestedBy is { } user && !IsStaff(user))
            || (it.RequestedByKey is { } key && database.ApiKeys.GetValueOrDefault(key) is not { RevokedAt: null }),
    };

    private bool IsStaff(UserId id) => database.People.Users.GetValueOrDefault(id) is { State: UserState.Active } user
        && EscrowAccess.IsStaff(user.Role);
}
