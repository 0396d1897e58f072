using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Escrows;

/// <summary>Stores what somebody wants of an escrow, and waits a while for what is decided.</summary>
public sealed class SubmitCommand(
    IEscrowStore escrows, EscrowAccess access, CommandRecorder recorder, JobSignal signal, TimeProvider time)
{
    /// <param name="id">Of which escrow.</param>
    /// <param name="wanted">What.</param>
    /// <param name="call">Who asks. Whoever is no party and no staff is told that there is no such escrow.</param>
    /// <param name="patience">How long to wait for the decision; none to wait for nothing.</param>
    /// <param name="cancellationToken">Stops waiting; what is stored stays.</param>
    /// <returns>The command as it is when the wait is over.</returns>
    public async Task<Result<StoredCommand>> HandleAsync(
        EscrowId id,
        EscrowCommand wanted,
        CallContext call,
        TimeSpan patience,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(call);
        if (!(await access.FindAsync(id, call.Caller, cancellationToken)).TryGet(out var seen, out var problem))
            return problem;
        var batch = recorder.Record(seen, wanted, call);
        await escrows.EnqueueAsync(batch, cancellationToken);
        signal.Raise();
        return await WaitAsync(batch.Commands[0], patience, cancellationToken);
    }

    /// <summary>Looks soon at first, and then less and less often.</summary>
    public async Task<StoredCommand> WaitAsync(
        StoredCommand command, TimeSpan patience, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var since = time.GetTimestamp();
        for (var pause = Limits.CommandFirstLook; command.State is CommandState.Pending; pause *= 1.5)
        {
            var left = patience - time.GetElapsedTime(since);
            if (left <= TimeSpan.Zero)
                break;
            await Task.Delay(pause < left ? pause : left, time, cancellationToken);
            command = await escrows.FindCommandAsync(command.Id, cancellationToken) ?? command;
        }

        return command;
    }
}
