namespace EscrowGrid.Core.Jobs;

/// <summary>Whether workers take jobs of a queue, and who decided so.</summary>
/// <param name="Queue">Its name.</param>
/// <param name="IsPaused">Workers take no more; what runs goes on.</param>
/// <param name="ChangedAt">When an operator decided so.</param>
/// <param name="ChangedBy">The id of a key, or <c>root</c>.</param>
/// <param name="Reason">Why.</param>
public sealed record JobQueueState(
    string Queue, bool IsPaused, DateTimeOffset ChangedAt, string ChangedBy, string Reason);
