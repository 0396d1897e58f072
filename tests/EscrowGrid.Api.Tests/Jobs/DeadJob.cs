using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Api.Tests.Jobs;

/// <summary>Makes jobs that have failed, without a worker.</summary>
internal static class DeadJob
{
    /// <returns>The id of a new dead job of a running API.</returns>
    public static async Task<string> CreateAsync(ApiUnderTest api, string queue = JobQueues.Default, string? key = null)
    {
        var type = new JobType<JobNote>("test.dead") { Queue = queue };
        var job = type.Request(new JobId(Guid.NewGuid()), new JobNote("broken")) with { OrderingKey = key };
        var store = api.Service<IJobStore>();
        await store.EnqueueAsync([job], CancellationToken.None);
        while (true)
        {
            // Whatever else of the type is there is claimed too, and dies too.
            var demand = new JobDemand("tester", [KeyValuePair.Create(queue, 100)], 100, [type.Name]);
            var claim = await store.ClaimAsync(demand, CancellationToken.None);
            await store.SettleAsync(
                [.. claim.Jobs.Select(it => new JobContext(it).Fail("The provider said no"))], CancellationToken.None);
            if (claim.Jobs.Any(it => it.Lease.Job == job.Id))
                return job.Id.ToString();
        }
    }
}
