namespace EscrowGrid.Core.Events;

/// <summary>
/// Wakes those who wait for events of this process. Only a hint: they look by themselves every second too, for the
/// events of other instances.
/// </summary>
public sealed class EventSignal(TimeProvider time)
{
    private volatile TaskCompletionSource _next = New();

    /// <summary>Ends when <see cref="Raise"/> is called from now on.</summary>
    public Task Next => _next.Task;

    public void Raise() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    /// <summary>Waits for a signal that was taken before looking, so that none is missed in between.</summary>
    public async Task WaitAsync(Task signal, TimeSpan atMost, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(signal);
        try
        {
            await signal.WaitAsync(atMost, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Nothing has happened here.
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
