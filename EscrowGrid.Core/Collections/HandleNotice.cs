using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// Acts on a payment provider's webhook: finds what it is about and asks the provider itself. What is not known yet is
/// waited for, for a day; what comes by a way in that nobody knows is written down meanwhile.
/// </summary>
public sealed class HandleNotice(
    IProviderEventStore events,
    ICollectionStore collections,
    LookForMoney money,
    LookAtPayout payouts,
    TimeProvider time) : IJobHandler<HandleNotice.Payload>
{
    public static readonly JobType<Payload> Type = new("provider.notice")
    {
        Queue = CollectionJob.Queue,
        Priority = JobPriority.Urgent,
        MaxAttempts = Limits.SettlementAttempts,
    };

    public static JobRequest Request(ProviderEvent received)
    {
        ArgumentNullException.ThrowIfNull(received);
        return Type.Request(new JobId(received.Id.Value), new Payload(received.Id.ToString()));
    }

    /// <summary>One more attempt, besides those that are planned.</summary>
    public static JobRequest RequestOnce(ProviderEvent received, JobId id)
    {
        ArgumentNullException.ThrowIfNull(received);
        return Type.Request(id, new Payload(received.Id.ToString(), IsOnce: true));
    }

    public async Task<JobAck> HandleAsync(Payload payload, JobContext job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentNullException.ThrowIfNull(job);
        var id = PrefixedId.Parse<ProviderEventId>(payload.Event);
        if (await events.FindAsync(id, cancellationToken) is not { } received)
            return job.Fail("There is no such webhook.");
        if (!received.IsOpen)
            return job.Complete();
        var (state, error) = await TryAsync(received.Notice, cancellationToken);
        var now = time.NowInMilliseconds();
        var age = now - received.ReceivedAt;
        // What was given up once is the operator's until something comes of it.
        if (state is ProviderEventState.Pending
            && (age > Limits.NoticeKept || received.State is ProviderEventState.Unmatched))
        {
            state = ProviderEventState.Unmatched;
        }

        var ack = state is ProviderEventState.Pending && !payload.IsOnce
            ? job.Postpone(PauseAt(age))
            : job.Complete();
        var attempted = received with
        {
            State = state,
            Attempts = received.Attempts + 1,
            LastError = error,
            EndedAt = state is ProviderEventState.Pending ? null : now,
        };
        await events.UpdateAsync(attempted, ack, cancellationToken);
        return ack;
    }

    private static TimeSpan PauseAt(TimeSpan age) =>
        age / 4 < Limits.CollectionRetry ? Limits.CollectionRetry
        : age / 4 > Limits.CollectionLookMaximum ? Limits.CollectionLookMaximum
        : age / 4;

    private async Task<(ProviderEventState State, string? Error)> TryAsync(
        ProviderNotice notice, CancellationToken cancellationToken)
    {
        try
        {
            if (await payouts.LookAsync(notice, cancellationToken) is { } isKnown)
            {
                return isKnown
                    ? (ProviderEventState.Processed, null)
                    : (ProviderEventState.Pending, "The settlement is not known here.");
            }

            if (await FindCollectionAsync(notice, cancellationToken) is { } collection)
            {
                await money.LookAsync(collection, cancellationToken);
                return (ProviderEventState.Processed, null);
            }

            if (notice.CollectionId is { } strange)
            {
                await money.LookAtStrangeAsync(notice.Rail, strange, cancellationToken);
                return await HasAnotherAsync(notice, cancellationToken)
                    ? (ProviderEventState.Processed, null)
                    : (ProviderEventState.Pending, "The way in is not known here.");
            }

            return notice.Escrow is null
                ? (ProviderEventState.Ignored, null)
                : (ProviderEventState.Pending, "The escrow has no way in here.");
        }
        catch (RailUnavailableException exception)
        {
            return (ProviderEventState.Pending, exception.Message);
        }
    }

    /// <summary>By the provider's own object first: what it keeps beside it may have been written by others.</summary>
    private async Task<EscrowCollection?> FindCollectionAsync(
        ProviderNotice notice, CancellationToken cancellationToken)
    {
        if (notice.CollectionId is { } way)
            return await collections.FindAsync(notice.Rail, way, cancellationToken);
        return notice.Escrow is { } escrow ? await collections.FindAsync(escrow, cancellationToken) : null;
    }

    /// <summary>Whether the way in was one of an escrow that has another one by now: the first was closed in vain.
    /// </summary>
    private async Task<bool> HasAnotherAsync(ProviderNotice notice, CancellationToken cancellationToken) =>
        notice.Escrow is { } escrow
        && await collections.FindAsync(escrow, cancellationToken) is { Attempt: > 1 } other
        && other.Rail == notice.Rail;

    /// <param name="Event">Its id.</param>
    /// <param name="IsOnce">Whether it is not planned again when nothing comes of it.</param>
    public sealed record Payload(string Event, bool IsOnce = false);
}
