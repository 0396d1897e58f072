namespace EscrowGrid.LocalHosting.Running;

/// <summary>The last lines of one replica.</summary>
internal sealed class LogRing(string resource, string replica, int capacity)
{
    private readonly Queue<LogLine> _lines = new();

    public bool IsNamed(string? name) =>
        name is null || ResourceName.Comparer.Equals(name, resource) || ResourceName.Comparer.Equals(name, replica);

    public void Add(LogLine line)
    {
        if (_lines.Count == capacity)
            _lines.Dequeue();
        _lines.Enqueue(line);
    }

    public IEnumerable<LogLine> After(long number) => _lines.SkipWhile(line => line.Number <= number);
}
