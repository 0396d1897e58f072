namespace EscrowGrid.Core.Jobs;

/// <summary>
/// Stores the acknowledgements that come with nothing else, all that have gathered in one transaction: as long as one
/// is written, the next ones queue up behind it.
/// </summary>
internal sealed class JobAcks(IJobStore store)
{
    private readonly Lock _lock = new();
    private List<(JobAck Ack, TaskCompletionSource<bool> Stored)> _waiting = [];
    private bool _isWriting;

    /// <returns>False when the lease was lost, and the acknowledgement with it.</returns>
    public Task<bool> StoreAsync(JobAck ack)
    {
        var stored = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Add((ack, stored));
            if (!_isWriting)
            {
                _isWriting = true;
                _ = Task.Run(WriteAsync);
            }
        }

        return stored.Task;
    }

    private async Task WriteAsync()
    {
        while (Take() is { Count: > 0 } batch)
        {
            try
            {
                // Not cancelled: an acknowledgement that was sent has to be known to have counted or not.
                var counted = await store.SettleAsync([.. batch.Select(it => it.Ack)], CancellationToken.None);
                foreach (var (index, (_, stored)) in batch.Index())
                    stored.TrySetResult(counted[index]);
            }
            catch (Exception exception)
            {
                foreach (var (_, stored) in batch)
                    stored.TrySetException(exception);
            }
        }
    }

    private List<(JobAck Ack, TaskCompletionSource<bool> Stored)> Take()
    {
        lock (_lock)
        {
            var batch = _waiting;
            _waiting = [];
            _isWriting = batch.Count > 0;
            return batch;
        }
    }
}
