namespace EscrowGrid.Core.Jobs;

/// <summary>What a worker has got.</summary>
/// <param name="Jobs">Taken, in the order in which to start them.</param>
/// <param name="NextDue">How long until the next delayed job is due; null when there is none.</param>
internal sealed record JobClaim(IReadOnlyList<ClaimedJob> Jobs, TimeSpan? NextDue);
