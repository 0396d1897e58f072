namespace EscrowGrid.Core.Events;

/// <summary>
/// Wakes those who wait for events. Only a hint: they look by themselves every second too.
/// </summary>
public sealed class EventSignal(TimeProvider time)
{
    private volatile TaskCompletionSource _next = New();
    private volatile TaskCompletionSource _written = New();

    /// <summary>Ends when events may have come, from now on: from this process or from another.</summary>
    public Task Next => _next.Task;

    /// <summary>Ends when this process may have written events, from now on.</summary>
    public Task NextWritten => _written.Task;

    /// <summary>This process may have written events.</summary>
    public void Raise()
    {
        Interlocked.Exchange(ref _written, New()).TrySetResult();
        Hear();
    }

    /// <summary>Another process may have.</summary>
    public void Hear() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    /// <summary>Waits for a signal that was taken before looking, so that none is missed in between.</summary>
    /// <returns>Whether it came; false when the time was up first.</returns>
    public async Task<bool> WaitAsync(Task signal, TimeSpan atMost, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(signal);
        try
        {
            await signal.WaitAsync(atMost, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
