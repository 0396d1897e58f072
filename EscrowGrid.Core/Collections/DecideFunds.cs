using EscrowGrid.Core.Access;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// What staff decide about money that waits for them. Who may is decided by the endpoint; whose money it is, here.
/// </summary>
public sealed class DecideFunds(
    IFundsStore funds, FundsCheck check, FundsTrails trails, CommandMaker commands, JobSignal signal)
{
    public async Task<Result<InboundFunds>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        while (true)
        {
            var known = await funds.FindAsync(command.Id, cancellationToken);
            if (known is null || !Reaches(call.Caller, known))
                return Problems.FundsNotFound;
            if (FindRefusal(known, command.Verdict, call.Caller) is { } refusal)
                return refusal;
            var target = await check.FindEscrowAsync(known, command, call.Caller, cancellationToken);
            if (target.Problem is { } unfit)
                return unfit;
            // Read after the row: what its provider says later than that is told of by a look.
            if (command.Verdict is not FundsVerdict.Dismiss
                && await check.FindDoubtAsync(known, cancellationToken) is { } doubt)
            {
                return doubt;
            }

            var move = Decide(known, target.Escrow, command, call);
            if (!await funds.StoreAsync(move, cancellationToken))
                continue;
            signal.Raise();
            return move.After;
        }
    }

    private static bool Reaches(Caller caller, InboundFunds known) =>
        known.Institution is { } institution ? caller.Reaches(institution) : caller.IsRoot;

    private static Problem? FindRefusal(InboundFunds known, FundsVerdict verdict, Caller caller)
    {
        // What a list of sanctions may forbid is decided by a person who answers for it (specification, T-24).
        if (known is { State: FundsState.Held, Reason: FundsReason.Screening }
            && caller.User?.Role is not (UserRole.Compliance or UserRole.Admin))
        {
            return Problems.EscrowActionForbidden.With("Only COMPLIANCE, ADMIN may: its sender was screened");
        }

        var isRight = (known.State, verdict) switch
        {
            (FundsState.Held, FundsVerdict.Accept or FundsVerdict.Return) => true,
            (FundsState.Unmatched, FundsVerdict.Attribute) => true,
            (FundsState.Held or FundsState.Unmatched or FundsState.Reversed, FundsVerdict.Dismiss) => true,
            _ => false,
        };
        if (!isRight)
            return Problems.FundsStateRefused.With($"They are {WireName<FundsState>.Of(known.State)}");
        return known.Money is null && verdict is not FundsVerdict.Dismiss
            ? new Problem(Problems.FundsAssetRefused)
            : null;
    }

    private FundsMove Decide(InboundFunds known, Escrow? escrow, Command command, CallContext call)
    {
        var state = command.Verdict switch
        {
            FundsVerdict.Return => FundsState.Returned,
            FundsVerdict.Dismiss => FundsState.Dismissed,
            _ => FundsState.Accepted,
        };
        var decided = known with
        {
            State = state,
            // Of what had counted it says what the marketplace bears; whatever else befalls it is looked at again.
            Reason = known.State is FundsState.Reversed ? known.Reason : null,
            MissingSince = null,
            Note = command.Reason,
            Escrow = escrow?.Id,
            Institution = escrow?.Institution,
            Version = known.Version + 1,
            UpdatedAt = commands.Now,
        };
        return new FundsMove(known, decided)
        {
            Command = state is FundsState.Dismissed ? null : ToCommand(decided, escrow!),
            Trail = trails.Record(decided, command.Verdict, command.Reason, call),
        };
    }

    private StoredCommand ToCommand(InboundFunds decided, Escrow escrow) => commands.Make(
        CommandIds.OfPayment(escrow.Id, decided.ProviderId),
        escrow,
        new EscrowCommand.RecordPayment(decided.ProviderId, decided.Money!.Value, decided.Sender)
        {
            IsUnwanted = decided.State is FundsState.Returned,
        });

    /// <param name="Id">What is decided about.</param>
    /// <param name="Verdict">What.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Escrow">To which escrow it is attributed; null otherwise.</param>
    public sealed record Command(FundsId Id, FundsVerdict Verdict, string Reason, EscrowId? Escrow);
}
