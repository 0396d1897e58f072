using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger.Verification;

namespace EscrowGrid.Api.Ledger;

/// <summary>
/// A verification of the whole ledger that has no result: it runs, has failed, or its worker is gone.
/// </summary>
/// <param name="Id">Told apart by this; the order of the beginnings.</param>
/// <param name="State">
/// RUNNING; FAILED when it ended with an error or its worker was stopped; LOST when its worker has told nothing for a
/// minute. The job is tried again after both.
/// </param>
/// <param name="StartedAt">The ledger is as of about this moment.</param>
/// <param name="UpdatedAt">When its worker last told how far it is: every few seconds while it runs.</param>
/// <param name="EventsRead">Ledger events read so far.</param>
/// <param name="EventsToRead">
/// Of how many: a large ledger is read several times, so this may be a multiple of its events. Null until they are
/// counted. When all are read, the sums of days remain to be compared.
/// </param>
internal sealed record LedgerReplayRunResponse(
    long Id,
    string State,
    DateTimeOffset StartedAt,
    DateTimeOffset UpdatedAt,
    long EventsRead,
    long? EventsToRead)
{
    public static LedgerReplayRunResponse From(ReplayRun it, DateTimeOffset now) => new(
        it.Id,
        WireName<ReplayRunState>.Of(it.StateAt(now)),
        it.StartedAt,
        it.UpdatedAt,
        it.Progress.Read,
        it.Progress.ToRead);
}
