namespace EscrowGrid.Core.Jobs;

/// <summary>
/// Says that jobs have been committed. Only a hint, never needed: workers look by themselves every second too. Raised
/// after the commit, because a notification within a transaction would make commits queue up.
/// </summary>
public sealed class JobSignal
{
    private volatile TaskCompletionSource _heard = New();
    private volatile TaskCompletionSource _raised = New();

    /// <summary>Ends when this process or another one has enqueued jobs, from now on.</summary>
    public Task Heard => _heard.Task;

    /// <summary>Ends when this process has enqueued jobs, from now on.</summary>
    public Task Raised => _raised.Task;

    /// <summary>This process has enqueued jobs.</summary>
    public void Raise()
    {
        Interlocked.Exchange(ref _raised, New()).TrySetResult();
        Hear();
    }

    /// <summary>Somebody has.</summary>
    public void Hear() => Interlocked.Exchange(ref _heard, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
