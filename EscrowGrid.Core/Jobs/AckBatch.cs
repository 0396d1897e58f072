namespace EscrowGrid.Core.Jobs;

/// <summary>Acknowledgements that have gathered and are stored in one transaction.</summary>
internal sealed class AckBatch(IReadOnlyList<(JobAck Ack, TaskCompletionSource<bool> Stored)> waiting)
{
    public IReadOnlyList<JobAck> Acks { get; } = [.. waiting.Select(it => it.Ack)];

    /// <param name="counted">For each whether it counted; false when its lease was lost.</param>
    public void Tell(IReadOnlyList<bool> counted)
    {
        foreach (var (index, (_, stored)) in waiting.Index())
            stored.TrySetResult(counted[index]);
    }

    /// <summary>Whether any was stored is not known.</summary>
    public void Fail(Exception exception)
    {
        foreach (var (_, stored) in waiting)
            stored.TrySetException(exception);
    }
}
