using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Api.Tests.Jobs;

/// <summary>What a job writes is stored with its acknowledgement, or not at all.</summary>
[Collection(StoresDefinition.Name)]
public sealed class FencedWriteTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Write_WithTheAckOfAJob_IsStoredWithItAndWithWhatItEnqueues(Store store)
    {
        await using var process = await StartAsync(store);
        var job = await ClaimAsync(process);
        var ack = new JobContext(job).Complete();

        var id = await WriteAsync(process, ack, process.Note("next"));

        Assert.True(ack.IsHandedOver);
        Assert.NotNull(await FindAsync(process, id));
        Assert.Equal([false], await process.Store.SettleAsync([ack], CancellationToken.None));
        Assert.Equal("next", JobType<JobNote>.Read((await ClaimAsync(process)).Payload).Text);
    }

    [Theory]
    [EachStore]
    public async Task Write_WithTheAckOfALostLease_IsRefusedAsAWhole(Store store)
    {
        await using var process = await StartAsync(store);
        var stale = await ClaimAsync(process);
        await process.Store.ReleaseAsync([stale.Lease], CancellationToken.None);
        var job = await ClaimAsync(process);
        var id = new InstitutionId(Guid.NewGuid());

        await Assert.ThrowsAsync<LeaseLostException>(
            () => WriteAsync(process, new JobContext(stale).Complete(), process.Note("never"), id));

        Assert.Null(await FindAsync(process, id));
        Assert.Equal([true], await process.Store.SettleAsync([new JobContext(job).Complete()], CancellationToken.None));
        Assert.Empty((await process.Store.ClaimAsync(Demand, CancellationToken.None)).Jobs);
    }

    private static JobDemand Demand =>
        new("tester", [KeyValuePair.Create(JobQueues.Default, 1)], 1, [JobNote.Type.Name]);

    private static async Task<ClaimedJob> ClaimAsync(JobProcess process) =>
        Assert.Single((await process.Store.ClaimAsync(Demand, CancellationToken.None)).Jobs);

    private static Task<Institution?> FindAsync(JobProcess process, InstitutionId id) =>
        process.Service<IInstitutionStore>().FindAsync(id, CancellationToken.None);

    private static async Task<InstitutionId> WriteAsync(
        JobProcess process, JobAck ack, JobRequest next, InstitutionId? chosen = null)
    {
        var id = chosen ?? new InstitutionId(Guid.NewGuid());
        var now = TimeProvider.System.GetUtcNow();
        var institution = new Institution(id, "By a job", [Region.Us], [], now, now);
        var change = new Change(AuditAction.InstitutionCreated, id, id.ToString(), now, JsonText.EmptyObject);
        var call = new CallContext(Caller.System, "request", "JOB", "/jobs", ClientAddress: null);
        var trail = process.Service<TrailRecorder>().Record(change, call, institution) with
        {
            Ack = ack,
            Jobs = [next],
        };
        await process.Service<IInstitutionStore>().AddAsync(institution, trail, CancellationToken.None);
        return id;
    }

    private async Task<JobProcess> StartAsync(Store store)
    {
        var process = await JobProcess.StartAsync(await JobPlace.CreateAsync(stores, store));
        await process.EnqueueAsync(process.Note());
        return process;
    }
}
