using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Relay;

/// <summary>What is stored of a round, together or not at all.</summary>
/// <param name="Lease">In whose name; refused when it is not the latest.</param>
/// <param name="At">When the round ended.</param>
public sealed record RelayCommit(ConsumerLease Lease, DateTimeOffset At)
{
    /// <summary>How far the log was read; null when the round was not about the log.</summary>
    public LogPosition? Cursor { get; init; }

    /// <summary>What the handled events leave behind, in the order of the log.</summary>
    public IReadOnlyList<IEventEffect> Effects { get; init; } = [];

    /// <summary>Events of the log that were not handled.</summary>
    public IReadOnlyList<RelayItem> Added { get; init; } = [];

    /// <summary>Items that were tried again and failed.</summary>
    public IReadOnlyList<RelayItem> Changed { get; init; } = [];

    /// <summary>Items that were handled.</summary>
    public IReadOnlyList<DomainEventId> Settled { get; init; } = [];

    /// <summary>
    /// Subjects whose first item may be one that waits, for nothing any more: it is tried at once.
    /// </summary>
    public IReadOnlyList<string> Unblocked { get; init; } = [];

    /// <summary>Events that were handled.</summary>
    public int Handled { get; init; }
}
