using System.Security.Cryptography;
using System.Text;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// Opens the way in of an escrow again that was closed for a command which was refused after all: the escrow awaits its
/// money as before. Stored with the closing, so that no crash leaves it without a way in.
/// </summary>
public sealed class ReopenCollection(
    ICollectionStore collections, IEscrowStore escrows, PaymentRails rails, TimeProvider time)
    : IJobHandler<ReopenCollection.Payload>
{
    public static readonly JobType<Payload> Type = new("collection.reopen")
    {
        Queue = CollectionJob.Queue,
        IsAboutMoney = true,
        MaxAttempts = Limits.SettlementAttempts,
    };

    /// <summary>
    /// Without a place in the order of its way in: while it waits for the decision, what comes in is looked for.
    /// </summary>
    /// <param name="closed">As the closing leaves it; one look back for each.</param>
    /// <param name="cancel">The command that it was closed for.</param>
    public static JobRequest Request(EscrowCollection closed, StoredCommand cancel)
    {
        ArgumentNullException.ThrowIfNull(closed);
        ArgumentNullException.ThrowIfNull(cancel);
        var name = Encoding.UTF8.GetBytes($"reopen:{cancel.Id}:{closed.Attempt}");
        return Type.Request(new JobId(NamedUuid.Of(SHA256.HashData(name))), new Payload(cancel.Id.ToString()));
    }

    public async Task<JobAck> HandleAsync(Payload payload, JobContext job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentNullException.ThrowIfNull(job);
        var id = PrefixedId.Parse<CommandId>(payload.Command);
        if (await escrows.FindCommandAsync(id, cancellationToken) is not { } cancel)
            return job.Fail("There is no such command.");
        if (cancel.State is CommandState.Pending)
            return job.Postpone(Limits.CollectionRetry);
        var escrow = await escrows.FindAsync(cancel.Escrow, cancellationToken);
        var closed = await collections.FindAsync(cancel.Escrow, cancellationToken);
        if (cancel.State is not CommandState.Rejected
            || escrow is not { State: EscrowState.AwaitFunds, Milestones.Count: 0 }
            || closed is not { State: CollectionState.Closed })
        {
            return job.Complete();
        }

        if (rails.Find(escrow.Rail) is not { } rail
            || await TryOpenAsync(rail, escrow, closed, cancellationToken) is not { } reopened)
        {
            return job.Postpone(Limits.CollectionRetry);
        }

        var ack = job.Complete();
        await collections.ReopenAsync(reopened, ack, cancellationToken);
        return ack;
    }

    /// <returns>Null where the provider has to be asked again.</returns>
    private async Task<EscrowCollection?> TryOpenAsync(
        IPaymentRail rail, Escrow escrow, EscrowCollection closed, CancellationToken cancellationToken)
    {
        var open = closed with
        {
            State = CollectionState.Open,
            Attempt = closed.Attempt + 1,
            NextLookAt = time.NowInMilliseconds() + Limits.CollectionLookMinimum,
        };
        try
        {
            // What it is there: an address was never closed, and an intent that was paid is the one that counts.
            var standing = closed.ToWay() is { } old
                ? await rail.CloseCollectionAsync(old, cancellationToken)
                : CollectionClosing.Closed;
            if (standing is CollectionClosing.Processing)
                return null;
            if (standing is not CollectionClosing.Closed)
                return open;
            var request = new CollectionRequest(escrow.Id, escrow.Money)
            {
                Attempt = closed.ProviderId is null ? closed.Attempt : open.Attempt,
            };
            var way = await rail.OpenCollectionAsync(request, cancellationToken);
            return open with { ProviderId = way.ProviderId, DepositAddress = way.DepositAddress };
        }
        catch (RailUnavailableException)
        {
            return null;
        }
        catch (RailRefusedException exception)
        {
            return open with { State = CollectionState.Refused, Error = exception.Code };
        }
    }

    /// <param name="Command">The id of the command that it was closed for.</param>
    public sealed record Payload(string Command);
}
