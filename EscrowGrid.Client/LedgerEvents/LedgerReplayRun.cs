namespace EscrowGrid.Client.LedgerEvents;

/// <summary>
/// A verification of the whole ledger that has no result: it runs, has failed, or its worker is gone.
/// </summary>
/// <param name="Id">Told apart by this; the order of the beginnings.</param>
/// <param name="State">Whether it runs.</param>
/// <param name="StartedAt">The ledger is as of about this moment, in UTC.</param>
/// <param name="UpdatedAt">When its worker last told how far it is, in UTC: every few seconds while it runs.</param>
/// <param name="EventsRead">Ledger events read so far.</param>
/// <param name="EventsToRead">
/// Of how many: a large ledger is read several times, so this may be a multiple of its events. Null until they are
/// counted. When all are read, the sums of days remain to be compared.
/// </param>
public sealed record LedgerReplayRun(
    long Id,
    LedgerReplayRunState State,
    DateTimeOffset StartedAt,
    DateTimeOffset UpdatedAt,
    long EventsRead,
    long? EventsToRead);
