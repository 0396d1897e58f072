namespace EscrowGrid.Core.Relay;

/// <summary>The right to work for a consumer, until it ends or somebody else has taken it.</summary>
/// <param name="Consumer">For whom.</param>
/// <param name="Fence">
/// Grows with every lease: whoever comes with an older one, after a pause for instance, stores nothing.
/// </param>
/// <param name="IsPaused">Whether an operator wants nothing handed over.</param>
public sealed record ConsumerLease(string Consumer, long Fence, bool IsPaused);
