namespace EscrowGrid.FaultTests.Jobs;

/// <summary>What a worker tells the test, a line each.</summary>
internal sealed class Reports
{
    public const string Ready = "ready";
    public const string Held = "held";
    public const string Refused = "refused";

    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Say(string line)
    {
        lock (_lock)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }

    /// <summary>Says where it is, and waits to be killed, or to be told to go on.</summary>
    public Task HoldAsync(string name)
    {
        Say($"{Held} {name}");
        return _go.Task;
    }

    /// <summary>Lets everything that is held go on.</summary>
    public void Go() => _go.TrySetResult();
}
