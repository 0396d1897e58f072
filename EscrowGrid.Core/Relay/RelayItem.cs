using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Relay;

/// <summary>
/// An event that the log's reader has passed and the consumer has not handled: it failed, or it waits behind one that
/// failed, or an operator wants it handled again.
/// </summary>
/// <param name="Event">The id of the event; one item for each consumer.</param>
/// <param name="At">Its place in the log, which is the order of the items of a subject.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="Institution">Whose it is.</param>
/// <param name="Subject">The resource; its later events wait, unless this is a replay.</param>
/// <param name="Type">The type of the event.</param>
/// <param name="State">What it waits for.</param>
/// <param name="IsReplay">Whether an operator asked for it; a replay blocks nothing.</param>
/// <param name="Attempts">Attempts that failed; an operator's retry starts at 0 again.</param>
/// <param name="NextAttemptAt">Of those that are retried.</param>
/// <param name="LastError">Of the last attempt; null before the first.</param>
/// <param name="CreatedAt">Since when it is here.</param>
public sealed record RelayItem(
    DomainEventId Event,
    LogPosition At,
    DateTimeOffset OccurredAt,
    InstitutionId Institution,
    string Subject,
    string Type,
    RelayItemState State,
    bool IsReplay,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    string? LastError,
    DateTimeOffset CreatedAt)
{
    public static RelayItem Of(LoggedEvent logged, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(logged);
        var told = logged.Event;
        return new RelayItem(
            told.Id, logged.At, told.OccurredAt, told.Institution, told.Subject, told.Type, RelayItemState.Waiting,
            IsReplay: false, Attempts: 0, NextAttemptAt: null, LastError: null, now);
    }
}
