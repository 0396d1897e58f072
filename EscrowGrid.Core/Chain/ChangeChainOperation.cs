using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Chain;

/// <summary>
/// What an operator may do with a record that does not go on by itself: have it tried again, with all its attempts, or
/// give it up. Either is audited with its reason. Repeating an act that was done changes nothing.
/// </summary>
public sealed class ChangeChainOperation(IChainStore store, ChainTrails trails, TimeProvider time)
{
    public Task<Result<ChainOperation>> RetryAsync(Command command, CancellationToken cancellationToken) =>
        ChangeAsync(
            command,
            AuditAction.ChainRetried,
            before => before.State is MirrorState.Pending ? null : MirrorTransitions.MayRetry(before.State),
            (before, now) => before with
            {
                State = MirrorState.Pending,
                Attempts = 0,
                Reason = null,
                DueAt = now,
                UpdatedAt = now,
            },
            cancellationToken);

    public Task<Result<ChainOperation>> SkipAsync(Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return ChangeAsync(
            command,
            AuditAction.ChainSkipped,
            before => before.State is MirrorState.Skipped ? null : MirrorTransitions.MaySkip(before.State),
            (before, now) => before with { State = MirrorState.Skipped, Reason = command.Reason, UpdatedAt = now },
            cancellationToken);
    }

    /// <param name="command">Which one, and why.</param>
    /// <param name="action">For the audit trail.</param>
    /// <param name="mayChange">Null when the record is as wanted already.</param>
    /// <param name="change">The record after the change.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    private async Task<Result<ChainOperation>> ChangeAsync(
        Command command,
        AuditAction action,
        Func<ChainOperation, bool?> mayChange,
        Func<ChainOperation, DateTimeOffset, ChainOperation> change,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        // A lost race means that the mirror has moved the record on; it is decided again by where it is now.
        while (await store.FindAsync(command.Id, cancellationToken) is { } before)
        {
            if (mayChange(before) is not { } isAllowed)
                return before;
            if (!isAllowed)
            {
                return Problems.ChainOperationState.With(
                    $"The operation is {WireName<MirrorState>.Of(before.State)}");
            }

            var after = change(before, time.NowInMilliseconds()) with { Version = before.Version + 1 };
            var trail = trails.OfAct(after, action, command.Reason, command.Call);
            if (await store.SaveAsync(new ChainChange(before, after) { Trail = trail }, cancellationToken))
                return after;
        }

        return Problems.ChainOperationNotFound;
    }

    /// <summary>A validated request.</summary>
    public sealed record Command(ChainOperationId Id, string Reason, CallContext Call);
}
