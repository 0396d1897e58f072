using System.Security.Cryptography;
using System.Text;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// Pays a settlement that was reserved: looks it up at the provider first, asks for it only where the provider has none
/// of it, and commands what is certain to be recorded. A crash at any point is followed by another look (specification,
/// section 31.1).
/// </summary>
public sealed class PaySettlement(
    IEscrowStore escrows,
    PayoutGate gate,
    PaymentRails rails,
    CommandMaker commands,
    JobSignal signal) : IJobHandler<PaySettlement.Payload>
{
    public static readonly JobType<Payload> Type = new("escrow.settle")
    {
        Queue = "escrow-settlements",
        IsAboutMoney = true,
        MaxAttempts = Limits.SettlementAttempts,
    };

    /// <summary>Why a settlement has failed that the staff did not want to be paid.</summary>
    internal const string Stopped = "stopped";

    public static JobRequest Request(EscrowId escrow, SettlementId settlement) =>
        Type.Request(new JobId(settlement.Value), new Payload(escrow.ToString(), settlement.ToString()));

    /// <summary>
    /// The look that ends what was stopped, beside the job that was to pay it: that one may have been given up.
    /// </summary>
    internal static JobRequest RequestStop(EscrowId escrow, Settlement stopped) => Type.Request(
        new JobId(NamedUuid.Of(SHA256.HashData(Encoding.UTF8.GetBytes($"stop:{stopped.Id}")))),
        new Payload(escrow.ToString(), stopped.Id.ToString())) with
    {
        RunAt = stopped.StoppedAt + Limits.SettlementStop,
    };

    public async Task<JobAck> HandleAsync(Payload payload, JobContext job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentNullException.ThrowIfNull(job);
        var escrow = await escrows.FindAsync(PrefixedId.Parse<EscrowId>(payload.Escrow), cancellationToken);
        var id = PrefixedId.Parse<SettlementId>(payload.Settlement);
        if (escrow?.Settlements.FirstOrDefault(it => it.Id == id) is not { } settlement)
            return job.Fail("There is no such settlement.");
        if (!settlement.IsOpen)
            return job.Complete();
        if (rails.Find(escrow.Rail) is not { } rail)
            return job.Postpone(Limits.FrozenSettlementLook);
        var request = ToRequest(escrow, settlement);
        var answer = await rail.FindPayoutAsync(request, cancellationToken);
        KycTier? kyc = null;
        if (answer.State is PayoutState.NotFound
            && settlement is { State: SettlementState.Reserved, StoppedAt: { } stopped })
        {
            // Somebody may have read it before it was stopped and be asking for it now.
            var patience = stopped + Limits.SettlementStop - commands.Now;
            if (patience > TimeSpan.Zero)
                return job.Postpone(patience);
            answer = answer with { State = PayoutState.Refused, Error = Stopped };
        }
        else if (answer.State is PayoutState.NotFound && settlement.State is SettlementState.Reserved)
        {
            // Whatever was decided wrongly: more than is set aside never leaves.
            if (!IsCovered(escrow))
                return job.Fail("More is to be paid than is set aside for it.");
            if (await gate.HoldsAsync(escrow, settlement, cancellationToken))
                return job.Postpone(Limits.FrozenSettlementLook);
            kyc = gate.FindRequired(escrow, settlement);
            answer = await rail.PayOutAsync(request, cancellationToken);
        }

        return await RecordAsync(new Look(escrow, settlement, answer) { Kyc = kyc }, job, cancellationToken);
    }

    /// <summary>
    /// Asks the provider at once, because it has told that something happened, and commands what is certain.
    /// </summary>
    /// <returns>False when there is no such settlement.</returns>
    public async Task<bool> LookAsync(
        EscrowId escrowId, SettlementId id, CancellationToken cancellationToken)
    {
        var escrow = await escrows.FindAsync(escrowId, cancellationToken);
        if (escrow?.Settlements.FirstOrDefault(it => it.Id == id) is not { } settlement)
            return false;
        if (!settlement.IsOpen || rails.Find(escrow.Rail) is not { } rail)
            return true;
        var answer = await rail.FindPayoutAsync(ToRequest(escrow, settlement), cancellationToken);
        if (FindNews(answer, settlement) is not { } state)
            return true;
        var command = ToCommand(new Look(escrow, settlement, answer), state);
        await escrows.EnqueueAsync(new CommandBatch([command]), cancellationToken);
        signal.Raise();
        return true;
    }

    private static bool IsCovered(Escrow escrow) =>
        escrow.Settlements.Where(it => it.IsOpen).Sum(it => it.Amount.Value + it.Fee.Value)
        <= escrow.Accounts.Reserved.Value;

    /// <summary>What a settlement asks of its provider; always the same.</summary>
    internal static PayoutRequest ToRequest(Escrow escrow, Settlement settlement) => new(
        settlement.Id,
        escrow.Id,
        settlement.Kind is SettlementKind.Release ? PayoutKind.Transfer : PayoutKind.Refund,
        escrow.Money with { Amount = settlement.Amount },
        settlement.Source,
        settlement.Destination)
    {
        IsOfSeveral = settlement.Kind is SettlementKind.Release
            && escrow.Receipts.Count(it => it.Applied.Rest is not null) > 1,
    };

    /// <returns>Null where the answer is no news, or leaves open what happened.</returns>
    private static SettlementState? FindNews(PayoutAnswer answer, Settlement settlement) => answer.State switch
    {
        PayoutState.Confirmed => SettlementState.Confirmed,
        // For good under this id, even where the same may work later: then staff pay it once more under another.
        PayoutState.Refused => SettlementState.Failed,
        PayoutState.Submitted when settlement.State is SettlementState.Reserved => SettlementState.Submitted,
        _ => null,
    };

    private async Task<JobAck> RecordAsync(Look look, JobContext job, CancellationToken cancellationToken)
    {
        var answer = look.Answer;
        if (FindNews(answer, look.Settlement) is not { } state)
        {
            return answer.State is PayoutState.Submitted
                ? job.Postpone(Limits.SettlementLook)
                : job.Retry($"{answer.State}: {answer.Error}");
        }

        var ack = state is SettlementState.Submitted ? job.Postpone(Limits.SettlementLook) : job.Complete();
        var command = ToCommand(look, state);
        await escrows.EnqueueAsync(new CommandBatch([command]) { Ack = ack }, cancellationToken);
        signal.Raise();
        return ack;
    }

    private StoredCommand ToCommand(Look look, SettlementState state)
    {
        var (escrow, settlement, answer) = look;
        return commands.Make(
            CommandIds.OfSettlement(settlement.Id, state),
            escrow,
            new EscrowCommand.RecordSettlement(settlement.Id, state, answer.ProviderId, answer.Error)
            {
                Kyc = look.Kyc,
            });
    }

    /// <summary>What a provider has answered about a settlement.</summary>
    private sealed record Look(Escrow Escrow, Settlement Settlement, PayoutAnswer Answer)
    {
        /// <summary>The tier that both parties were found to have before it was asked for.</summary>
        public KycTier? Kyc { get; init; }
    }

    /// <param name="Escrow">Its id.</param>
    /// <param name="Settlement">Its id.</param>
    public sealed record Payload(string Escrow, string Settlement);
}
