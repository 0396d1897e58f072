namespace EscrowGrid.Core.Jobs;

/// <summary>
/// The acknowledgements that come with nothing else. Those that have gathered are stored in one transaction: by the
/// worker when it takes its next jobs, or, when no worker takes jobs here, as soon as those before them are stored.
/// </summary>
internal sealed class JobAcks(IJobStore store)
{
    private readonly Lock _lock = new();
    private List<(JobAck Ack, TaskCompletionSource<bool> Stored)> _waiting = [];
    private TaskCompletionSource _arrived = New();
    private bool _hasWorker;
    private bool _isWriting;

    /// <summary>Ends when there is one that has come since the last <see cref="Take"/>.</summary>
    public Task Arrived
    {
        get
        {
            lock (_lock)
                return _arrived.Task;
        }
    }

    public int Count
    {
        get
        {
            lock (_lock)
                return _waiting.Count;
        }
    }

    /// <returns>False when the lease was lost, and the acknowledgement with it.</returns>
    public Task<bool> StoreAsync(JobAck ack)
    {
        var stored = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Add((ack, stored));
            _arrived.TrySetResult();
            StartWriting();
        }

        return stored.Task;
    }

    /// <summary>From now on a worker takes them along.</summary>
    public void Join()
    {
        lock (_lock)
            _hasWorker = true;
    }

    /// <summary>The worker takes no more.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _hasWorker = false;
            StartWriting();
        }
    }

    /// <summary>All that wait; whoever takes them stores them.</summary>
    public AckBatch Take()
    {
        lock (_lock)
        {
            var batch = new AckBatch(_waiting);
            _waiting = [];
            _arrived = New();
            return batch;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void StartWriting()
    {
        if (_hasWorker || _isWriting || _waiting.Count == 0)
            return;
        _isWriting = true;
        _ = Task.Run(WriteAsync);
    }

    private async Task WriteAsync()
    {
        while (TakeNext() is { } batch)
        {
            try
            {
                // Not cancelled: an acknowledgement that was sent has to be known to have counted or not.
                batch.Tell(await store.SettleAsync(batch.Acks, CancellationToken.None));
            }
            catch (Exception exception)
            {
                batch.Fail(exception);
            }
        }
    }

    private AckBatch? TakeNext()
    {
        lock (_lock)
        {
            _isWriting = _waiting.Count > 0 && !_hasWorker;
            return _isWriting ? Take() : null;
        }
    }
}
