namespace EscrowGrid.LocalHosting.Servers;

/// <summary>The last lines of a server's log, for the message when it does not start.</summary>
internal sealed class LogTail(Action<string>? next)
{
    private const int Kept = 20;
    private readonly Queue<string> _lines = new();

    public void Add(string line)
    {
        lock (_lines)
        {
            if (_lines.Count == Kept)
                _lines.Dequeue();
            _lines.Enqueue(line);
        }
        next?.Invoke(line);
    }

    public bool Mentions(string text)
    {
        lock (_lines)
            return _lines.Any(line => line.Contains(text, StringComparison.OrdinalIgnoreCase));
    }

    public override string ToString()
    {
        lock (_lines)
            return string.Join(Environment.NewLine, _lines);
    }
}
