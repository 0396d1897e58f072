using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Reconciliation;

/// <summary>
/// A difference between books, one row for each thing and kind: seen again it is the same row, gone it is resolved by
/// EscrowGrid, and never deleted.
/// </summary>
/// <param name="Found">As it was seen last.</param>
/// <param name="FirstSeenAt">When it was seen first, in UTC.</param>
public sealed record ReconciliationBreak(FoundBreak Found, DateTimeOffset FirstSeenAt) : IListed
{
    public BreakId Id => Found.Id;

    public RowKey Key => new(FirstSeenAt, Id.Value);

    public DateTimeOffset LastSeenAt { get; init; } = FirstSeenAt;

    public BreakState State { get; init; }

    /// <summary>Null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>The key or user; null for EscrowGrid itself, and while it is open.</summary>
    public string? ResolvedBy { get; init; }

    /// <summary>Why; null while it is open.</summary>
    public string? Resolution { get; init; }

    /// <summary>1 at first, and one more after every change.</summary>
    public long Version { get; init; } = 1;

    /// <summary>
    /// What somebody has dealt with stays resolved while it stays as it was then; what was gone and is there again is
    /// open again.
    /// </summary>
    public ReconciliationBreak SeenAgain(FoundBreak found, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(found);
        // Not every comparison sees all of it: whoever asks about ours is not told their amount.
        var whole = found with { Theirs = found.Theirs ?? Found.Theirs, Note = found.Note ?? Found.Note };
        var isSettled = State is BreakState.Resolved && ResolvedBy is not null && IsAsItWas(whole);
        // Of two comparisons at once the one that began earlier may be heard later: the other has seen it all the same.
        var lastSeenAt = now > LastSeenAt ? now : LastSeenAt;
        var seen = this with { Found = whole, LastSeenAt = lastSeenAt, Version = Version + 1 };
        return isSettled
            ? seen
            : seen with { State = BreakState.Open, ResolvedAt = null, ResolvedBy = null, Resolution = null };
    }

    /// <summary>
    /// A list that is unread once more is news, and the words of each failed attempt are none.
    /// </summary>
    private bool IsAsItWas(FoundBreak found) => found.Kind is BreakKind.ListUnread
        ? found.At == Found.At
        : (found.Ours, found.Theirs) == (Found.Ours, Found.Theirs)
            && (Found.Note is null || found.Note == Found.Note);

    /// <param name="by">The key or user; null for EscrowGrid itself.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">When.</param>
    public ReconciliationBreak Resolve(string? by, string reason, DateTimeOffset now) => this with
    {
        State = BreakState.Resolved,
        ResolvedAt = now,
        ResolvedBy = by,
        Resolution = reason,
        Version = Version + 1,
    };
}
