using EscrowGrid.Core.Access;
using EscrowGrid.Core.Escrows.Approvals;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Escrows;

/// <summary>Stores what somebody wants of an escrow, and waits a while for what is decided.</summary>
public sealed class SubmitCommand(
    CommandIntake intake,
    EscrowAccess access,
    CommandRecorder recorder,
    RequestApproval approval,
    AwaitCommand decision)
{
    /// <param name="id">Of which escrow.</param>
    /// <param name="wanted">What.</param>
    /// <param name="call">
    /// Who asks. Whoever is no party and no staff is told that there is no such escrow. With a key for idempotency the
    /// command's id follows from it: long after the answers have been forgotten, a repeat still finds what was decided.
    /// </param>
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
        if (!(await SeeAsync(id, wanted, call, cancellationToken)).TryGet(out var seen, out var problem))
            return problem;
        var batch = recorder.Record(seen, wanted, call);
        var command = batch.Commands[0];
        if (await approval.TryAsync(seen, batch, call, cancellationToken) is { } asked)
            return IsSame(asked, command) ? asked : Problems.IdempotencyKeyReused;
        var decided = patience > TimeSpan.Zero
            ? await DecideAsync(batch, seen.Escrow, patience, cancellationToken)
            : await StoreAsync(batch, cancellationToken);
        // A key that stood for something else stands for that for ever, long after its record is gone.
        return call.Idempotency is null || IsSame(decided, command) ? decided : Problems.IdempotencyKeyReused;
    }

    /// <summary>
    /// As by a request, for whoever waits for nothing and has given the command its id. Where one of the id is stored
    /// that one stays; the caller has looked before.
    /// </summary>
    public async Task<Result<StoredCommand>> TakeAsync(
        CommandId command, EscrowId id, EscrowCommand wanted, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(call);
        if (!(await SeeAsync(id, wanted, call, cancellationToken)).TryGet(out var seen, out var problem))
            return problem;
        var batch = recorder.Record(command, seen, wanted, call);
        if (await approval.TryAsync(seen, batch, call, cancellationToken) is { } asked)
            return asked;
        return await StoreAsync(batch, cancellationToken);
    }

    private async Task<StoredCommand> DecideAsync(
        CommandBatch batch, Escrow seen, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var wait = decision.Begin(batch.Commands[0].Id);
        var command = await intake.DecideAsync(batch, seen, cancellationToken);
        return await decision.WaitAsync(command, wait, patience, cancellationToken);
    }

    private async Task<StoredCommand> StoreAsync(CommandBatch batch, CancellationToken cancellationToken)
    {
        await intake.StoreAsync(batch, cancellationToken);
        return batch.Commands[0];
    }

    private async Task<Result<SeenEscrow>> SeeAsync(
        EscrowId id, EscrowCommand wanted, CallContext call, CancellationToken cancellationToken)
    {
        var seen = await access.FindAsync(id, call.Caller, cancellationToken);
        return seen.Problem is null && access.FindRefusal(wanted) is { } refusal ? refusal : seen;
    }

    private static bool IsSame(StoredCommand decided, StoredCommand wanted) =>
        decided.Escrow == wanted.Escrow && decided.Wants(wanted.Command);
}
