namespace EscrowGrid.LocalHosting.Proxy;

/// <summary>Which replicas can take a request now, kept by those who run them and read by the proxy.</summary>
internal sealed class ReplicaRoutes
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<ReplicaRoute>> _byResource = new(ResourceName.Comparer);
    private readonly Dictionary<string, uint> _turns = new(ResourceName.Comparer);

    public void Add(string resource, string replica, IReadOnlyDictionary<string, int> ports, bool isReady) =>
        Change(resource, routes =>
        {
            routes.RemoveAll(route => route.Replica == replica);
            routes.Add(new ReplicaRoute(replica, ports, isReady));
        });

    public void Remove(string resource, string replica) =>
        Change(resource, routes => routes.RemoveAll(route => route.Replica == replica));

    public void SetReady(string resource, string replica, bool isReady) =>
        Change(resource, routes =>
        {
            var index = routes.FindIndex(route => route.Replica == replica);
            if (index >= 0)
                routes[index] = routes[index] with { IsReady = isReady };
        });

    /// <summary>
    /// The ports to try, in this order: the ready replicas, a different one first each time. When none is ready the
    /// running ones, because a service that knows it is not ready says why better than a proxy can.
    /// </summary>
    public IReadOnlyList<int> Candidates(string resource, string endpoint)
    {
        lock (_lock)
        {
            if (!_byResource.TryGetValue(resource, out var all))
                return [];
            var usable = all.Where(route => route.IsReady).ToList();
            if (usable.Count == 0)
                usable = all;
            if (usable.Count == 0)
                return [];
            var turn = _turns[resource] = _turns.GetValueOrDefault(resource) + 1;
            var first = (int)(turn % (uint)usable.Count);
            return [.. usable.Skip(first).Concat(usable.Take(first)).Select(route => route.Ports[endpoint])];
        }
    }

    private void Change(string resource, Action<List<ReplicaRoute>> change)
    {
        lock (_lock)
        {
            if (!_byResource.TryGetValue(resource, out var routes))
                _byResource.Add(resource, routes = []);
            change(routes);
        }
    }
}
