using EscrowGrid.Core.Events;

namespace EscrowGrid.Benchmarks.Relay;

/// <summary>Counts the events of subjects that are its own, and looks whether each subject's come in order.</summary>
internal sealed class OrderedConsumer(string name) : IEventConsumer
{
    private readonly Dictionary<string, long> _last = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _wanted = int.MaxValue;
    private int _count;

    public string Name => name;

    public bool IsInOrder { get; private set; } = true;

    public Task HandleAsync(IReadOnlyList<RelayedEvent> events, CancellationToken cancellationToken)
    {
        var mine = events.Select(it => it.Event)
            .Where(it => it.Subject.StartsWith($"{name}-", StringComparison.Ordinal));
        foreach (var told in mine)
        {
            IsInOrder &= told.Sequence == _last.GetValueOrDefault(told.Subject) + 1;
            _last[told.Subject] = told.Sequence;
            _count++;
        }

        End();
        return Task.CompletedTask;
    }

    public Task ReachesAsync(int count)
    {
        Volatile.Write(ref _wanted, count);
        End();
        return _done.Task;
    }

    private void End()
    {
        if (Volatile.Read(ref _count) >= Volatile.Read(ref _wanted))
            _done.TrySetResult();
    }
}
