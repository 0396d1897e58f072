using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// Opens the way by which the money of a new escrow comes in. The rail knows it again by the escrow's id, so an answer
/// that was lost is followed by the same way and not by a second one.
/// </summary>
public sealed class OpenCollection(
    ICollectionStore collections, IEscrowStore escrows, PaymentRails rails, TimeProvider time)
    : IJobHandler<CollectionJob.Payload>
{
    public async Task<JobAck> HandleAsync(
        CollectionJob.Payload payload, JobContext job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentNullException.ThrowIfNull(job);
        var escrow = await escrows.FindAsync(PrefixedId.Parse<EscrowId>(payload.Escrow), cancellationToken);
        if (escrow is null)
            return job.Fail("There is no such escrow.");
        if (escrow.State is not EscrowState.AwaitFunds
            || await collections.FindAsync(escrow.Id, cancellationToken) is not null)
        {
            return job.Complete();
        }

        if (rails.Find(escrow.Rail) is not { } rail)
            return job.Postpone(Limits.CollectionLookMinimum);
        var now = time.NowInMilliseconds();
        var opened = new EscrowCollection(escrow.Id, escrow.Rail, CollectionState.Open, now);
        try
        {
            var way = await rail.OpenCollectionAsync(
                new CollectionRequest(escrow.Id, escrow.Money), cancellationToken);
            opened = opened with { ProviderId = way.ProviderId, DepositAddress = way.DepositAddress };
            opened = opened with { NextLookAt = opened.PlanLook(isAwaited: true, now) };
        }
        catch (RailUnavailableException)
        {
            // A provider that is away is no failure of ours: however long it takes.
            return job.Postpone(Limits.CollectionRetry);
        }
        catch (RailRefusedException exception)
        {
            opened = opened with { State = CollectionState.Refused, Error = exception.Code };
        }

        await collections.AddAsync(opened, cancellationToken);
        return job.Complete();
    }
}
