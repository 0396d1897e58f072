namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// Does together what many callers want at about the same time: a round trip and a transaction cost more than what is
/// in them. While some groups are at work, the next one gathers.
/// </summary>
/// <param name="groups">How many are at work at once.</param>
/// <param name="size">How many are done together at most.</param>
/// <param name="work">
/// Does them, and answers in their order; what it throws, all of them get. Never called with none.
/// </param>
internal sealed class Gatherer<TItem, TResult>(
    int groups, int size, Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> work)
{
    private readonly Lock _lock = new();
    private readonly Queue<(TItem Item, TaskCompletionSource<TResult> Result)> _waiting = new();
    private int _atWork;

    /// <summary>Whoever gives up waiting does not take back what is asked for.</summary>
    public Task<TResult> AddAsync(TItem item, CancellationToken cancellationToken)
    {
        var result = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Enqueue((item, result));
            if (_atWork < groups)
            {
                _atWork++;
                _ = Task.Run(WorkAsync, CancellationToken.None);
            }
        }

        return result.Task.WaitAsync(cancellationToken);
    }

    private async Task WorkAsync()
    {
        while (true)
        {
            await GatherAsync();
            var group = Take();
            if (group.Count == 0)
                return;
            try
            {
                var results = await work([.. group.Select(it => it.Item)]);
                foreach (var ((_, result), answer) in group.Zip(results))
                    result.TrySetResult(answer);
            }
            catch (Exception exception)
            {
                foreach (var (_, result) in group)
                    result.TrySetException(exception);
            }
        }
    }

    /// <summary>Lets those come in that are on their way at this moment.</summary>
    private async Task GatherAsync()
    {
        int before;
        do
        {
            before = Count();
            await Task.Yield();
        }
        while (Count() > before);
    }

    private int Count()
    {
        lock (_lock)
            return _waiting.Count;
    }

    /// <returns>Empty when there are none; then this group's place is free.</returns>
    private List<(TItem Item, TaskCompletionSource<TResult> Result)> Take()
    {
        lock (_lock)
        {
            var group = new List<(TItem, TaskCompletionSource<TResult>)>();
            while (group.Count < size && _waiting.TryDequeue(out var next))
                group.Add(next);
            if (group.Count == 0)
                _atWork--;
            return group;
        }
    }
}
