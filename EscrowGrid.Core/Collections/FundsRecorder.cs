using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// Writes down what a provider says came in: the row of the money, and with it in one transaction what the escrow is to
/// do about it.
/// </summary>
public sealed class FundsRecorder(
    IFundsStore funds, FundsGate gate, FundsTrails trails, CommandMaker commands, JobSignal signal)
{
    /// <summary>What came by the way in of an escrow.</summary>
    public async Task RecordAsync(
        EscrowCollection collection, Escrow escrow, InboundPayment payment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(escrow);
        ArgumentNullException.ThrowIfNull(payment);
        var isRefundedElsewhere = await gate.IsRefundedElsewhereAsync(escrow.Id, payment, cancellationToken);
        while (true)
        {
            var id = InboundFunds.IdOf(collection.Rail, payment.ProviderId);
            var known = await funds.FindAsync(id, cancellationToken);
            if (FundsRules.Judge(known, payment, isRefundedElsewhere) is not var (state, reason))
            {
                if (await IsAsBeforeAsync(known, cancellationToken))
                    return;
                continue;
            }

            KycTier? required = null;
            if (state is FundsState.Accepted && known?.State is not FundsState.Reversed)
            {
                required = gate.FindRequired(escrow);
                if (await gate.FindHoldAsync(escrow, payment, cancellationToken) is { } hold)
                    (state, reason) = (FundsState.Held, hold);
            }

            var row = ToRow(collection.Rail, collection.ProviderId, known, payment) with
            {
                Escrow = escrow.Id,
                Institution = escrow.Institution,
                State = state,
                Reason = reason,
            };
            if (await StoreAsync(known, row, ToCommand(escrow, row, required), cancellationToken))
            {
                signal.Raise();
                return;
            }
        }
    }

    /// <summary>What its provider lists no more.</summary>
    /// <param name="known">As it was before the provider was asked. If it has changed since, this is no news.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RecordMissingAsync(InboundFunds known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(known);
        var now = commands.Now;
        if (FundsRules.JudgeMissing(known, now) is not { } judged)
            return;
        var row = judged with { Version = known.Version + 1, UpdatedAt = now };
        await StoreAsync(known, row, command: null, cancellationToken);
    }

    /// <summary>What came by a way in that nobody knows; once.</summary>
    public async Task RecordStrangeAsync(
        Rail rail, string? collectionId, InboundPayment payment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(payment);
        var known = await funds.FindAsync(InboundFunds.IdOf(rail, payment.ProviderId), cancellationToken);
        if (known is not null || payment.State is InboundState.Failed)
            return;
        var row = ToRow(rail, collectionId, known, payment) with
        {
            State = FundsState.Unmatched,
            Reason = FundsReason.UnknownCollection,
        };
        await StoreAsync(known, row, command: null, cancellationToken);
    }

    /// <summary>Of what is listed there is nothing new to say but that it is, should it have been missing.</summary>
    /// <returns>False when somebody has changed it meanwhile.</returns>
    private async Task<bool> IsAsBeforeAsync(InboundFunds? known, CancellationToken cancellationToken) =>
        known is not { MissingSince: not null }
        || await StoreAsync(known, known with
        {
            MissingSince = null,
            Version = known.Version + 1,
            UpdatedAt = commands.Now,
        }, command: null, cancellationToken);

    /// <returns>False when somebody has changed it meanwhile.</returns>
    private Task<bool> StoreAsync(
        InboundFunds? known, InboundFunds row, StoredCommand? command, CancellationToken cancellationToken)
    {
        var move = new FundsMove(known, row) { Command = command, Trail = trails.RecordSeen(known, row) };
        return funds.StoreAsync(move, cancellationToken);
    }

    /// <returns>Null where nothing of it counts.</returns>
    private StoredCommand? ToCommand(Escrow escrow, InboundFunds row, KycTier? required) =>
        row is { State: FundsState.Accepted, Money: { } money }
            ? commands.Make(
                CommandIds.OfPayment(escrow.Id, row.ProviderId),
                escrow,
                new EscrowCommand.RecordPayment(row.ProviderId, money, row.Sender) { Kyc = required })
            : null;

    private InboundFunds ToRow(Rail rail, string? collectionId, InboundFunds? known, InboundPayment payment)
    {
        var now = commands.Now;
        var row = known is null
            ? new InboundFunds(
                InboundFunds.IdOf(rail, payment.ProviderId), rail, payment.ProviderId, payment.Asset, now)
            : known with { Version = known.Version + 1 };
        // What has counted stays as it counted, whatever is said of it later.
        var isFixed = known is { State: FundsState.Accepted or FundsState.Returned or FundsState.Reversed }
            or { State: FundsState.Dismissed, Reason: not null };
        return row with
        {
            CollectionId = collectionId,
            Money = isFixed ? row.Money : payment.Money,
            Sender = isFixed ? row.Sender : payment.Sender,
            MissingSince = null,
            UpdatedAt = now,
        };
    }
}
