using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Api.Tests.Jobs;

internal static class Claiming
{
    /// <summary>A worker's turn that has nothing to store.</summary>
    public static async Task<JobClaim> ClaimAsync(
        this IJobStore store, JobDemand demand, CancellationToken cancellationToken) =>
        (await store.TurnAsync([], demand, cancellationToken)).Claim;
}
