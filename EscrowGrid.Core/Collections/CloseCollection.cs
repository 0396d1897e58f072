using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// Closes the way in of an escrow that is to be cancelled, and only then has the cancelling command decided
/// (specification, T-14; ADR 16). Money that turns out to have come is recorded first; the command then meets an escrow
/// that is paid, and is refused. One that is refused while money is still awaited has the way in
/// <see cref="ReopenCollection">opened again</see>.
/// </summary>
public sealed class CloseCollection(
    ICollectionStore collections, IEscrowStore escrows, CollectionClosure closure, IIdSource ids, JobSignal signal)
    : IJobHandler<CloseCollection.Payload>
{
    public static readonly JobType<Payload> Type = new("collection.close")
    {
        Queue = CollectionJob.Queue,
        IsAboutMoney = true,
        MaxAttempts = Limits.SettlementAttempts,
    };

    public static JobRequest Request(StoredCommand cancel, JobId id)
    {
        ArgumentNullException.ThrowIfNull(cancel);
        return Type.Request(id, new Payload(cancel.Id.ToString())) with
        {
            OrderingKey = CollectionJob.KeyOf(cancel.Escrow),
        };
    }

    public async Task<JobAck> HandleAsync(Payload payload, JobContext job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentNullException.ThrowIfNull(job);
        var id = PrefixedId.Parse<CommandId>(payload.Command);
        if (await escrows.FindCommandAsync(id, cancellationToken) is not { } cancel)
            return job.Fail("There is no such command.");
        if (cancel.State is not CommandState.Pending)
            return job.Complete();
        var escrow = await escrows.FindAsync(cancel.Escrow, cancellationToken)
            ?? throw new InvalidOperationException("An escrow has vanished; escrows are never deleted.");
        var collection = await collections.FindAsync(escrow.Id, cancellationToken);
        if (collection is { State: CollectionState.Open } && !await closure.TryAsync(collection, cancellationToken))
            return job.Postpone(Limits.CollectionRetry);
        var ack = job.Complete();
        // Where none was opened, none is opened from now on.
        var closed = (collection ?? Never(escrow, cancel)) with { State = CollectionState.Closed };
        JobRequest[] following =
            [RunCommand.Request(cancel, ids.Create<JobId>()), ReopenCollection.Request(closed, cancel)];
        await collections.CloseAsync(closed, following, ack, cancellationToken);
        signal.Raise();
        return ack;
    }

    private static EscrowCollection Never(Escrow escrow, StoredCommand cancel) =>
        new(escrow.Id, escrow.Rail, CollectionState.Closed, cancel.At);

    /// <param name="Command">The id of the command that cancels.</param>
    public sealed record Payload(string Command);
}
