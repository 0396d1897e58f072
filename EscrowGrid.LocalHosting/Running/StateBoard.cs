using System.Runtime.CompilerServices;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>
/// What every resource is doing now. Readers that come late see the latest snapshot of a resource, not each one before
/// it.
/// </summary>
internal sealed class StateBoard
{
    private readonly Lock _lock = new();
    private readonly Pulse _changed = new();
    private readonly List<string> _order = [];
    private readonly Dictionary<string, (ResourceSnapshot Snapshot, long Version)> _entries =
        new(ResourceName.Comparer);


    private long _version;
    private bool _completed;

    public void Add(ResourceSnapshot snapshot)
    {
        lock (_lock)
        {
            _order.Add(snapshot.Name);
            _entries.Add(snapshot.Name, (snapshot, ++_version));
        }
        _changed.Beat();
    }

    public IReadOnlyList<ResourceSnapshot> All()
    {
        lock (_lock)
            return [.. _order.Select(name => _entries[name].Snapshot)];
    }

    public ResourceSnapshot? Find(string name)
    {
        lock (_lock)
            return _entries.TryGetValue(name, out var entry) ? entry.Snapshot : null;
    }

    public void Update(string name, Func<ResourceSnapshot, ResourceSnapshot> change)
    {
        lock (_lock)
        {
            var before = _entries[name].Snapshot;
            var after = change(before);
            if (after == before)
                return;
            _entries[name] = (after, ++_version);
        }
        _changed.Beat();
    }

    /// <summary>Changes one replica; the resource's own state and health follow from its replicas.</summary>
    public void UpdateReplica(string name, string replica, Func<ReplicaSnapshot, ReplicaSnapshot> change) =>
        Update(name, resource => ReplicaSummary.Apply(resource with
        {
            Replicas =
            [
                .. resource.Replicas.Select(r => ResourceName.Comparer.Equals(r.Name, replica) ? change(r) : r),
            ],
        }));

    /// <summary>Nothing will change any more: watchers end.</summary>
    public void Complete()
    {
        lock (_lock)
            _completed = true;
        _changed.Beat();
    }

    /// <summary>Waits until a resource is as wanted, and returns how it is then.</summary>
    public async Task<ResourceSnapshot> WaitAsync(
        string name, Func<ResourceSnapshot, bool> wanted, CancellationToken ct)
    {
        while (true)
        {
            var next = _changed.Next;
            if (Find(name) is not { } snapshot)
                throw new LocalHostingException($"There is no resource '{name}'.");
            if (wanted(snapshot))
                return snapshot;
            await next.WaitAsync(ct);
        }
    }

    public async IAsyncEnumerable<ResourceSnapshot> WatchAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var seen = 0L;
        while (true)
        {
            var next = _changed.Next;
            List<ResourceSnapshot> changed;
            bool completed;
            lock (_lock)
            {
                var entries = _order.Select(name => _entries[name]);
                changed = [.. entries.Where(entry => entry.Version > seen).Select(entry => entry.Snapshot)];
                seen = _version;
                completed = _completed;
            }
            foreach (var snapshot in changed)
                yield return snapshot;
            if (changed.Count == 0 && completed)
                yield break;
            if (changed.Count == 0)
                await next.WaitAsync(ct);
        }
    }
}
