using System.Security.Cryptography;
using System.Text;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// A look at one way in that no provider has told of: a webhook may be lost (specification, section 27), or somebody
/// says that he has paid.
/// </summary>
public sealed class LookAtCollection(
    ICollectionStore collections,
    IFundsStore funds,
    LookForMoney money,
    CollectionClosure closure,
    TimeProvider time)
    : IJobHandler<CollectionJob.AskPayload>
{
    public static readonly JobType<CollectionJob.AskPayload> Type = new("collection.look")
    {
        Queue = CollectionJob.Queue,
        Priority = JobPriority.Low,
        MaxAttempts = Limits.SettlementAttempts,
    };

    /// <param name="collection">What is looked at.</param>
    /// <param name="now">The moment that it is due by: one look for each.</param>
    public static JobRequest Request(EscrowCollection collection, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(collection);
        var name = Encoding.UTF8.GetBytes($"look:{collection.Escrow}:{now.ToWireText()}");
        return Type.Request(
            new JobId(NamedUuid.Of(SHA256.HashData(name))),
            new CollectionJob.AskPayload(collection.Escrow.ToString())) with
        {
            OrderingKey = CollectionJob.KeyOf(collection.Escrow),
        };
    }

    public async Task<JobAck> HandleAsync(
        CollectionJob.AskPayload payload, JobContext job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentNullException.ThrowIfNull(job);
        var id = PrefixedId.Parse<EscrowId>(payload.Escrow);
        // Whoever says that he has paid may say so of an escrow that nobody can pay yet.
        if (await collections.FindAsync(id, cancellationToken) is not { } collection)
            return job.Complete();
        var ack = job.Complete();
        try
        {
            var escrow = await money.LookAsync(collection, cancellationToken);
            await PlanAsync(collection, escrow, cancellationToken);
            // A command that came while it was being opened again.
            var isLeftOpen = collection.State is CollectionState.Open
                && (escrow.State is EscrowState.Cancelled || escrow.Milestones.Count > 0);
            if (isLeftOpen && await closure.TryAsync(collection, cancellationToken))
            {
                var closed = collection with { State = CollectionState.Closed };
                await collections.CloseAsync(closed, [], ack, cancellationToken);
            }
        }
        catch (RailUnavailableException)
        {
            // Sooner than whoever planned this look thought: until then nobody sees what has come.
            var retry = new PlannedLook(collection, collection.PlanRetry(time.NowInMilliseconds()), Job: null);
            await collections.PlanAsync([retry], cancellationToken);
        }

        return ack;
    }

    private async Task PlanAsync(EscrowCollection collection, Escrow escrow, CancellationToken cancellationToken)
    {
        var now = time.NowInMilliseconds();
        var isAwaited = escrow.State is EscrowState.AwaitFunds && collection.State is CollectionState.Open;
        var next = collection.PlanLook(isAwaited, now);
        var known = await funds.FindOfEscrowAsync(escrow.Id, cancellationToken);
        foreach (var row in known)
        {
            if (FindPause(row, now) is { } pause && (next is null || next > now + pause))
                next = now + pause;
        }

        await collections.PlanAsync([new PlannedLook(collection, next, Job: null)], cancellationToken);
    }

    /// <returns>How soon its provider is asked again because of this money; null for no sooner than otherwise.
    /// </returns>
    private static TimeSpan? FindPause(InboundFunds row, DateTimeOffset now) => row switch
    {
        // What was seen is soon certain; what was missing has soon come back, or not come.
        { State: FundsState.Observed } or { MissingSince: not null } => Limits.CollectionLookMinimum,
        // An answer that was behind is put right soon; a payout waits for it.
        { State: FundsState.Reversed, Reason: FundsReason.NotListed } =>
            now - row.UpdatedAt < Limits.MissingFundsPatience
                ? Limits.CollectionLookMinimum
                : Limits.CollectionLookMaximum,
        { State: FundsState.Held, Reason: FundsReason.Unreadable } => Limits.CollectionLookMaximum,
        _ => null,
    };
}
