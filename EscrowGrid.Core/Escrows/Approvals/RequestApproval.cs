using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Escrows.Approvals;

/// <summary>Stores a command that a second person has to agree to.</summary>
public sealed class RequestApproval(
    SecondPerson second, IEscrowApprovalStore approvals, IEscrowStore escrows, TrailRecorder trails)
{
    /// <returns>
    /// The command as it waits; null when nobody has to agree or it is impossible, and nothing is stored.
    /// </returns>
    public async Task<StoredCommand?> TryAsync(
        SeenEscrow seen, CommandBatch batch, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(call);
        var command = batch.Commands[0];
        if (!await second.IsNeededAsync(seen, command.Command, cancellationToken))
            return null;
        // A key that was used long ago stands for what it stood for then.
        if (call.Idempotency is not null
            && await escrows.FindCommandAsync(command.Id, cancellationToken) is { } first)
        {
            return first;
        }

        // Nobody is asked to agree to what cannot be; whoever decides it next refuses it, and looks anew whether a
        // second person is needed.
        if (command.Command is EscrowCommand.SettleElsewhere
            && EscrowLifecycle.Decide(seen.Escrow, command.Command, command.Actor, command.At).Problem is not null)
        {
            return null;
        }

        var escrow = seen.Escrow;
        var waiting = command with { State = CommandState.AwaitingApproval, OnlyAtVersion = escrow.DecisiveVersion };
        var requested = new EscrowApproval(
            waiting,
            escrow.Id,
            escrow.DecisiveVersion,
            escrow.Money with { Amount = escrow.Accounts.Held.Rest ?? escrow.Money.Amount },
            call.Caller.User?.Id,
            command.At)
        {
            RequestedByKey = call.Caller.ApiKey,
        };
        var trail = trails.Record(AuditAction.ApprovalRequested, requested, call, waiting);
        JobRequest[] jobs = [ExpireApproval.Request(requested), .. batch.Trail?.Jobs ?? []];
        await approvals.AddAsync(requested, trail with { Jobs = jobs }, cancellationToken);
        return waiting;
    }
}
