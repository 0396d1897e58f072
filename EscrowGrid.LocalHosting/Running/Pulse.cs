namespace EscrowGrid.LocalHosting.Running;

/// <summary>
/// Tells any number of waiters that something has changed. Take <see cref="Next"/> before looking at the state.
/// </summary>
internal sealed class Pulse
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _next;

    /// <summary>Ends with the next beat.</summary>
    public Task Next
    {
        get
        {
            lock (_lock)
            {
                _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                return _next.Task;
            }
        }
    }

    public void Beat()
    {
        TaskCompletionSource? next;
        lock (_lock)
        {
            next = _next;
            _next = null;
        }
        next?.SetResult();
    }
}
