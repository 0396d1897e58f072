namespace EscrowGrid.StandIns.Faults;

/// <summary>What is to go wrong next, by operation: each order is used up by so many calls.</summary>
public sealed class FaultOrders
{
    private readonly Lock _lock = new();
    private readonly List<Order> _orders = [];
    private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);

    /// <param name="operation">For example <c>stripe.transfers.create</c>.</param>
    /// <param name="kind">What goes wrong.</param>
    /// <param name="times">How often.</param>
    public void Add(string operation, FaultKind kind, int times = 1)
    {
        lock (_lock)
            _orders.Add(new Order(operation, kind) { Left = times });
    }

    public void Clear()
    {
        lock (_lock)
            _orders.Clear();
    }

    /// <summary>How often an operation was asked for.</summary>
    public int Asked(string operation)
    {
        lock (_lock)
            return _asked.GetValueOrDefault(operation);
    }

    /// <returns>What goes wrong with the call that asks; null when nothing does.</returns>
    public FaultKind? Take(string operation)
    {
        lock (_lock)
        {
            _asked[operation] = _asked.GetValueOrDefault(operation) + 1;
            var order = _orders.Find(order => order.Operation == operation && order.Left > 0);
            if (order is null)
                return null;
            order.Left--;
            return order.Kind;
        }
    }

    private sealed record Order(string Operation, FaultKind Kind)
    {
        public int Left { get; set; }
    }
}
