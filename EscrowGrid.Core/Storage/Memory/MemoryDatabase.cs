using EscrowGrid.Core.ApiKeys;
using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Assets;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.CommandBus;
using EscrowGrid.Core.Compliance;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Evidence;
using EscrowGrid.Core.Idempotency;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Jobs.Recurring;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Ledger.Accounts;
using EscrowGrid.Core.Ledger.Verification;
using EscrowGrid.Core.Policies;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Positions;
using EscrowGrid.Core.Templates;
using EscrowGrid.Core.Webhooks;

namespace EscrowGrid.Core.Storage.Memory;

/// <summary>
/// Everything, in this process, until it ends. One lock is one transaction: what the database would commit together
/// is stored while it is held. Rows are kept in the order of their creation.
/// </summary>
internal sealed class MemoryDatabase(TimeProvider time)
{
    public Lock Transaction { get; } = new();

    public OrderedDictionary<InstitutionId, Institution> Institutions { get; } = [];

    public OrderedDictionary<ApiKeyId, ApiKey> ApiKeys { get; } = [];

    /// <summary>By the hex form of the hash.</summary>
    public Dictionary<string, ApiKeyId> ApiKeysByHash { get; } = new(StringComparer.Ordinal);

    public MemoryUsers People { get; } = new();

    public OrderedDictionary<TemplateId, AssetTemplate> Templates { get; } = [];

    public OrderedDictionary<AssetId, Asset> Assets { get; } = [];

    public OrderedDictionary<PositionId, Position> Positions { get; } = [];

    /// <summary>The first position with each external reference; whoever claims one alone is the first.</summary>
    public Dictionary<(InstitutionId Institution, string Reference), PositionId> PositionsByReference { get; } = [];

    public OrderedDictionary<ApprovalId, Approval> Approvals { get; } = [];

    public Dictionary<(InstitutionId Institution, Region Region), Policy> Policies { get; } = [];

    /// <summary>Counts the changes of what binds an institution's positions.</summary>
    public Dictionary<InstitutionId, long> RulesVersions { get; } = [];

    public List<LedgerEvent> Ledger { get; } = [];

    public Dictionary<PositionId, List<LedgerEvent>> LedgerByPosition { get; } = [];

    public List<Movement> Movements { get; } = [];

    /// <summary>Of every account but those outside; never below zero.</summary>
    public Dictionary<(LedgerSubject Subject, AccountKind Account, Currency Currency), decimal> Balances { get; } = [];

    public OrderedDictionary<EscrowId, Escrow> Escrows { get; } = [];

    public List<DisputeMessage> DisputeMessages { get; } = [];

    public OrderedDictionary<EvidenceId, EvidenceFile> Evidence { get; } = [];

    public List<EscrowEvent> EscrowEvents { get; } = [];

    /// <summary>Every ledger event, of positions and of escrows, in the order of the log.</summary>
    public List<LedgerLeaf> LedgerLog { get; } = [];

    public Dictionary<CommandId, StoredCommand> Commands { get; } = [];

    public Dictionary<CommandId, RefusedMessage> RefusedMessages { get; } = [];

    public MemoryIncome Income { get; } = new();

    public List<Screening> Screenings { get; } = [];

    public Dictionary<(Rail Rail, string Account), PayeeAccount> Payees { get; } = [];

    public List<SealedLeaves> Checkpoints { get; } = [];

    public List<LedgerReplay> Replays { get; } = [];

    public Dictionary<long, ReplayRun> ReplayRuns { get; } = [];

    public long LastReplayRun { get; set; }

    public List<AuditEvent> Audit { get; } = [];

    public List<DomainEvent> Events { get; } = [];

    /// <summary>By name.</summary>
    public Dictionary<string, MemoryConsumer> Consumers { get; } = new(StringComparer.Ordinal);

    public OrderedDictionary<WebhookId, Webhook> Webhooks { get; } = [];

    public OrderedDictionary<WebhookDeliveryId, MemoryDelivery> Deliveries { get; } = [];

    public MemoryChain Chain { get; } = new();

    /// <summary>As long as the process lives, like everything here.</summary>
    public Dictionary<IdempotencyId, IdempotencyRecord> Idempotency { get; } = [];

    public MemoryJobs Jobs { get; } = new();

    /// <summary>By name, with when they were last seen.</summary>
    public Dictionary<string, (WorkerReport Report, DateTimeOffset SeenAt)> Workers { get; } =
        new(StringComparer.Ordinal);

    /// <summary>By name.</summary>
    public Dictionary<string, JobQueueState> Queues { get; } = new(StringComparer.Ordinal);

    /// <summary>By id, with the latest time that was taken.</summary>
    public Dictionary<string, (StoredSchedule Stored, DateTimeOffset? TakenUntil)> Schedules { get; } =
        new(StringComparer.Ordinal);

    /// <summary>Stores a change, its trail and its idempotency record: all or nothing.</summary>
    /// <param name="trail">What the change leaves behind.</param>
    /// <param name="tryChange">Makes the change, or makes none and says false.</param>
    /// <returns>What <paramref name="tryChange"/> said; when false, nothing is stored.</returns>
    /// <exception cref="IdempotencyKeyUsedException">Nothing is stored.</exception>
    /// <exception cref="LeaseLostException">Nothing is stored.</exception>
    public bool TryStore(Trail trail, Func<bool> tryChange)
    {
        lock (Transaction)
        {
            if (trail.Idempotency is { } repeated && Idempotency.ContainsKey(repeated.Id))
                throw new IdempotencyKeyUsedException();
            if (trail.Ack is { } ack && Jobs.Find(ack.Lease) is null)
                throw new LeaseLostException();
            if (!tryChange())
                return false;
            Audit.Add(trail.Audit);
            if (trail.Event is { } told)
                Events.Add(told);
            if (trail.Idempotency is { } record)
                Idempotency.Add(record.Id, record);
            Settle(trail.Jobs, trail.Ack);
            return true;
        }
    }

    /// <summary>Whether an operator wants nothing of a queue done. The caller holds the lock.</summary>
    public bool IsPaused(string queue) => Queues.GetValueOrDefault(queue) is { IsPaused: true };

    /// <summary>
    /// Stores what a change enqueues and acknowledges; before anything else of the change is stored. The caller holds
    /// the lock.
    /// </summary>
    /// <exception cref="LeaseLostException">Nothing is stored.</exception>
    public void Settle(IEnumerable<JobRequest> jobs, JobAck? ack)
    {
        var now = time.GetUtcNow();
        if (ack is not null && !Jobs.TrySettle(ack, now))
            throw new LeaseLostException();
        Jobs.Add(jobs, now);
    }

    /// <summary>As <see cref="TryStore(Trail, Func{bool})"/>, for a change that nothing can refuse.</summary>
    public void Store(Trail trail, Action change) => TryStore(trail, () =>
    {
        change();
        return true;
    });

    /// <summary>
    /// False when the position or its rules are no longer those that the move was decided by. The caller holds the
    /// lock.
    /// </summary>
    public bool TryMove(PositionMove move)
    {
        var moved = move.Moved;
        if (Positions[moved.Id].Version != moved.Version - 1
            || RulesVersions.GetValueOrDefault(moved.Institution) != move.Outcome.RulesVersion)
        {
            return false;
        }

        Positions[moved.Id] = moved;
        Append(move.Entry);
        Append(move.Movements);
        return true;
    }

    /// <summary>The caller holds the lock. A place in the log is a place in the list, counted from 1.</summary>
    public LoggedEvent LoggedAt(LogPosition at) => new(Events[(int)at.Sequence - 1], at);

    /// <summary>The caller holds the lock.</summary>
    public void CountRulesChange(InstitutionId institution) =>
        RulesVersions[institution] = RulesVersions.GetValueOrDefault(institution) + 1;

    /// <summary>The caller holds the lock.</summary>
    public void Append(LedgerEvent entry)
    {
        Ledger.Add(entry);
        LedgerLog.Add(new LedgerLeaf(entry.Id, entry.Position.Value, entry.Sequence, entry.Hash));
        if (!LedgerByPosition.TryGetValue(entry.Position, out var entries))
            LedgerByPosition.Add(entry.Position, entries = []);
        entries.Add(entry);
    }

    /// <summary>The caller holds the lock.</summary>
    public void Append(EscrowEvent entry)
    {
        EscrowEvents.Add(entry);
        LedgerLog.Add(new LedgerLeaf(entry.Id, entry.Escrow.Value, entry.Sequence, entry.Hash));
    }

    /// <summary>The caller holds the lock.</summary>
    /// <exception cref="InvalidOperationException">An account does not cover it: a mistake of ours.</exception>
    public void Append(IEnumerable<Movement> movements)
    {
        foreach (var movement in movements)
        {
            Post(movement, movement.From, -movement.Money.Amount.Value);
            Post(movement, movement.To, movement.Money.Amount.Value);
            Movements.Add(movement);
        }
    }

    private void Post(Movement movement, AccountKind account, decimal change)
    {
        if (account is AccountKind.Outside)
            return;
        var key = (movement.Subject, account, movement.Money.Currency);
        var balance = Balances.GetValueOrDefault(key) + change;
        Balances[key] = balance >= 0
            ? balance
            : throw new InvalidOperationException($"The account {account} of {movement.Subject} does not cover it.");
    }
}
