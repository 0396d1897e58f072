using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Collections;

/// <summary>When a way in is looked at next.</summary>
/// <param name="Collection">As it was read.</param>
/// <param name="NextLookAt">Null for never more.</param>
/// <param name="Job">A look that is to begin at once; null for none.</param>
public sealed record PlannedLook(EscrowCollection Collection, DateTimeOffset? NextLookAt, JobRequest? Job);
