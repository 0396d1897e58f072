namespace EscrowGrid.Core.Jobs;

/// <summary>How one worker works.</summary>
public sealed record JobSettings
{
    /// <summary>Jobs at once (<c>QUEUE_CONCURRENCY</c>).</summary>
    public int Slots { get; init; } = 10;

    /// <summary>Fewer of some queues; a queue that is not named may fill all slots.</summary>
    public IReadOnlyDictionary<string, int> Caps { get; init; } = new Dictionary<string, int>();

    public JobRetention Retention { get; init; } = new();
}
