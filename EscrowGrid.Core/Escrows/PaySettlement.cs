using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// Pays a settlement that was reserved: looks it up at the provider first, asks for it only where the provider has none
/// of it, and commands what is certain to be recorded. A crash at any point is followed by another look (specification,
/// section 31.1).
/// </summary>
public sealed class PaySettlement(
    IEscrowStore escrows, IEnumerable<IPaymentRail> rails, IIdSource ids, JobSignal signal, TimeProvider time)
    : IJobHandler<PaySettlement.Payload>
{
    public static readonly JobType<Payload> Type = new("escrow.settle")
    {
        Queue = "escrow-settlements",
        IsAboutMoney = true,
        MaxAttempts = Limits.SettlementAttempts,
    };

    public static JobRequest Request(EscrowId escrow, SettlementId settlement) =>
        Type.Request(new JobId(settlement.Value), new Payload(escrow.ToString(), settlement.ToString()));

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
        if (rails.FirstOrDefault(it => it.Rail == escrow.Rail) is not { } rail)
            return job.Postpone(Limits.SettlementLook);
        var request = ToRequest(escrow, settlement);
        var answer = await rail.FindPayoutAsync(request, cancellationToken);
        if (answer.State is PayoutState.NotFound && settlement.State is SettlementState.Reserved)
            answer = await rail.PayOutAsync(request, cancellationToken);
        return await RecordAsync(escrow, settlement, answer, job, cancellationToken);
    }

    private static PayoutRequest ToRequest(Escrow escrow, Settlement settlement) => new(
        settlement.Id,
        escrow.Id,
        settlement.Kind is SettlementKind.Release ? PayoutKind.Transfer : PayoutKind.Refund,
        escrow.Money with { Amount = settlement.Amount },
        settlement.Source,
        settlement.Destination);

    private async Task<JobAck> RecordAsync(
        Escrow escrow, Settlement settlement, PayoutAnswer answer, JobContext job, CancellationToken cancellationToken)
    {
        var (state, ack) = answer.State switch
        {
            PayoutState.Confirmed => (SettlementState.Confirmed, job.Complete()),
            // For good under this id, even where the same may work later: then staff pay it once more under another.
            PayoutState.Refused => (SettlementState.Failed, job.Complete()),
            PayoutState.Submitted when settlement.State is SettlementState.Reserved =>
                (SettlementState.Submitted, job.Postpone(Limits.SettlementLook)),
            _ => (settlement.State, (JobAck?)null),
        };
        if (ack is null)
        {
            return answer.State is PayoutState.Submitted
                ? job.Postpone(Limits.SettlementLook)
                : job.Retry($"{answer.State}: {answer.Error}");
        }

        var command = new StoredCommand(
            CommandIds.OfSettlement(settlement.Id, state),
            escrow.Id,
            escrow.Institution,
            new EscrowCommand.RecordSettlement(settlement.Id, state, answer.ProviderId, answer.Error),
            EscrowActor.System,
            ids.CreateRequestId(),
            time.NowInMilliseconds());
        await escrows.EnqueueAsync(new CommandBatch([command]) { Ack = ack }, cancellationToken);
        signal.Raise();
        return ack;
    }

    /// <param name="Escrow">Its id.</param>
    /// <param name="Settlement">Its id.</param>
    public sealed record Payload(string Escrow, string Settlement);
}
