using EscrowGrid.Core.Events;

namespace EscrowGrid.Core.Chain;

/// <summary>The next ledger events for the mirror.</summary>
/// <param name="From">Where the mirror stands in the ledger's log.</param>
/// <param name="Through">The place of the last of the events.</param>
/// <param name="Events">In the order of the log; of transactions that can no longer be overtaken.</param>
public sealed record TakenUp(LogPosition From, LogPosition Through, IReadOnlyList<MirrorableEvent> Events);
