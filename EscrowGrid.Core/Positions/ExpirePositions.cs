using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Positions;

/// <summary>
/// Moves the positions whose expiry has come to EXPIRED, each by itself and all or nothing, by the way of every
/// transition. Safe to repeat and to run twice at the same time: a position moves only from the version that was read,
/// so of rivals, be they requests or other runs, one wins. Who lost is looked at again by the next run.
/// </summary>
public sealed partial class ExpirePositions(
    IPositionStore positions, MoveRecorder recorder, IIdSource ids, TimeProvider time, ILogger<ExpirePositions> logger)
{
    // A run that was missed is made up for at once: what is due should not wait for the next minute as well.
    public static readonly RecurringSchedule Schedule = new(
        "position-expiry", Limits.ExpiryCron, "Moves positions whose time is over to their expired state.")
    {
        SkipsMissed = false,
    };

    /// <summary>What the audit trail has in the places of a request.</summary>
    private const string Method = "SCHEDULE";
    private const string Path = "/positions/expiry";
    private const string Reason = "The expiry date has passed";

    /// <returns>The number of positions that it moved.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var call = new CallContext(Caller.System, ids.CreateRequestId(), Method, Path, ClientAddress: null);
        var until = time.NowInMilliseconds();
        var expired = 0;
        DuePosition? last = null;
        for (var batch = 0; batch < Limits.ExpiryBatches; batch++)
        {
            var due = await positions.FindDueAsync(until, last, Limits.ExpiryBatch, cancellationToken);
            foreach (var position in due)
            {
                if (await TryExpireAsync(position.Id, call, cancellationToken))
                    expired++;
            }

            if (due.Count < Limits.ExpiryBatch)
                break;
            last = due[^1];
        }

        if (expired > 0)
            Expired(expired);
        return expired;
    }

    private async Task<bool> TryExpireAsync(PositionId id, CallContext call, CancellationToken cancellationToken)
    {
        if (await positions.FindAsync(id, cancellationToken) is not { } found)
            throw new InvalidOperationException("A position has vanished; positions are never deleted.");
        if (TransitionTable.IsFinal(found.Position.State))
        {
            await positions.ForgetDueAsync(id, cancellationToken);
            return false;
        }

        var current = found with { AsOf = time.NowInMilliseconds() };
        var move = recorder.Record(current, new WantedTransition(PositionState.Expired, Reason: Reason), call);
        return await positions.MoveAsync(move, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Expired {Count} positions")]
    private partial void Expired(int count);
}
