using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Storage.Memory;

/// <summary>
/// The jobs of the in-memory store. Whoever calls holds the lock of <see cref="MemoryDatabase.Transaction"/>.
/// </summary>
internal sealed class MemoryJobs
{
    private static readonly Comparer<MemoryJob> ByTurn = Comparer<MemoryJob>.Create((left, right) =>
        (right.Request.Kind.Priority, left.RunAt, left.Number)
            .CompareTo((left.Request.Kind.Priority, right.RunAt, right.Number)));

    private static readonly Comparer<MemoryJob> ByNumber =
        Comparer<MemoryJob>.Create((left, right) => left.Number.CompareTo(right.Number));

    private readonly Dictionary<string, SortedSet<MemoryJob>> _ready = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<MemoryJob>> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MemoryJob> _dedup = new(StringComparer.Ordinal);
    private readonly HashSet<MemoryJob> _scheduled = [];
    private readonly HashSet<MemoryJob> _running = [];
    private long _number;

    /// <summary>In the order of enqueueing.</summary>
    public OrderedDictionary<JobId, MemoryJob> All { get; } = [];

    public IReadOnlyCollection<MemoryJob> Running => _running;

    public IReadOnlyCollection<MemoryJob> Scheduled => _scheduled;

    public void Add(IEnumerable<JobRequest> requests, DateTimeOffset now)
    {
        foreach (var request in requests.Where(it => !All.ContainsKey(it.Id)))
        {
            if (request.DedupKey is { } dedup && !_dedup.TryAdd(dedup, null!))
                continue;
            var job = new MemoryJob(request, ++_number, now);
            All.Add(request.Id, job);
            var isFirst = request.OrderingKey is not { } key || KeyOf(key).Count == 0;
            if (request.OrderingKey is { } own)
                KeyOf(own).Add(job);
            Enter(job, isFirst ? Waiting(job, now) : JobState.Parked);
        }
    }

    /// <summary>Ready jobs of a queue, in the order of their turn.</summary>
    public IEnumerable<MemoryJob> Ready(string queue) => _ready.GetValueOrDefault(queue) ?? [];

    /// <summary>Ready jobs of the Engine lane, in the order of their turn.</summary>
    public IEnumerable<MemoryJob> ReadyOfEngine() =>
        _ready.Values.SelectMany(it => it).Where(job => job.Request.Kind.Lane is JobLane.Engine).Order(ByTurn);

    /// <summary>Whether a job of the dedup key waits or runs.</summary>
    public bool HasLiving(string dedupKey) => _dedup.ContainsKey(dedupKey);

    /// <summary>Whether a job of the ordering key has not ended.</summary>
    public bool HasLine(string orderingKey) => _keys.ContainsKey(orderingKey);

    /// <summary>Makes ready what has become due.</summary>
    public void Promote(DateTimeOffset now)
    {
        foreach (var job in _scheduled.Where(job => job.RunAt <= now).ToList())
            Move(job, JobState.Ready);
    }

    /// <summary>Null when the lease was lost.</summary>
    public MemoryJob? Find(JobLease lease) =>
        All.TryGetValue(lease.Job, out var job) && job.State is JobState.Running && job.Fence == lease.Fence
            ? job
            : null;

    /// <returns>False when the lease was lost; then nothing is changed.</returns>
    public bool TrySettle(JobAck ack, DateTimeOffset now)
    {
        ack.HandOver();
        if (Find(ack.Lease) is not { } job)
            return false;
        if (ack.Error is { } error)
            job.Fail(error, now);
        switch (ack.Verdict)
        {
            case JobVerdict.Completed:
                End(job, JobState.Completed, now);
                break;
            case JobVerdict.Dead:
                End(job, JobState.Dead, now);
                break;
            default:
                if (ack.Verdict is JobVerdict.Postponed)
                    job.Attempt--;
                job.RunAt = now + ack.Delay;
                Move(job, JobState.Scheduled);
                break;
        }

        return true;
    }

    public void End(MemoryJob job, JobState state, DateTimeOffset now)
    {
        job.FinishedAt = now;
        Move(job, state);
        if (job.HoldsKey || job.Request.OrderingKey is not { } key)
            return;
        var line = _keys[key];
        line.Remove(job);
        if (line.Count == 0)
            _keys.Remove(key);
        else if (line.Min is { State: JobState.Parked } next)
            Move(next, Waiting(next, now));
    }

    public void Move(MemoryJob job, JobState state)
    {
        Leave(job);
        Enter(job, state);
    }

    /// <summary>Whether another job of the same dedup key waits or runs.</summary>
    public bool HasTwin(MemoryJob job) =>
        job.Request.DedupKey is { } key && _dedup.TryGetValue(key, out var twin) && twin != job;

    private static JobState Waiting(MemoryJob job, DateTimeOffset now) =>
        job.RunAt > now ? JobState.Scheduled : JobState.Ready;

    private void Leave(MemoryJob job)
    {
        _scheduled.Remove(job);
        _running.Remove(job);
        if (_ready.TryGetValue(job.Request.Kind.Queue, out var ready))
            ready.Remove(job);
    }

    private void Enter(MemoryJob job, JobState state)
    {
        job.State = state;
        if (state is not JobState.Running)
            job.LeaseUntil = null;
        if (state is not JobState.Ready)
            job.TicketUntil = null;
        if (!job.HasEnded)
            job.FinishedAt = null;
        if (job.Request.DedupKey is { } dedup)
        {
            if (!job.HasEnded)
                _dedup[dedup] = job;
            else if (_dedup.GetValueOrDefault(dedup) == job)
                _dedup.Remove(dedup);
        }

        _ = state switch
        {
            JobState.Scheduled => _scheduled.Add(job),
            JobState.Running => _running.Add(job),
            JobState.Ready => ReadyOf(job.Request.Kind.Queue).Add(job),
            _ => false,
        };
    }

    private SortedSet<MemoryJob> ReadyOf(string queue)
    {
        if (!_ready.TryGetValue(queue, out var ready))
            _ready.Add(queue, ready = new SortedSet<MemoryJob>(ByTurn));
        return ready;
    }

    private SortedSet<MemoryJob> KeyOf(string key)
    {
        if (!_keys.TryGetValue(key, out var line))
            _keys.Add(key, line = new SortedSet<MemoryJob>(ByNumber));
        return line;
    }
}
