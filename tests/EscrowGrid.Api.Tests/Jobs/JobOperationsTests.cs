using System.Net;
using System.Text.Json;
using EscrowGrid.Api.Tests.ApiKeys;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Api.Tests.Jobs;

/// <summary>What operators see of jobs and do about them.</summary>
[Collection(StoresDefinition.Name)]
public sealed class JobOperationsTests(Stores stores)
{
    private const string Reason = """{"reason":"The provider is back"}""";

    [Theory]
    [EachStore]
    public async Task Job_Dead_IsShownWithItsFailures(Store store)
    {
        var api = stores[store];
        var id = await DeadJob.CreateAsync(api);

        var shown = (await api.Root.GetAsync($"/operations/jobs/{id}")).Expect(HttpStatusCode.OK).Json;

        Assert.Equal("DEAD", shown.GetProperty("state").GetString());
        Assert.Equal("broken", shown.GetProperty("payload").GetProperty("text").GetString());
        var failure = Assert.Single(shown.GetProperty("failures").EnumerateArray());
        Assert.Equal("The provider said no", failure.GetProperty("error").GetString());
        Assert.Equal(1, failure.GetProperty("attempt").GetInt32());
    }

    [Theory]
    [EachStore]
    public async Task Jobs_Listed_ComeInPagesLatestFirst(Store store)
    {
        var api = stores[store];
        var queue = $"q-{Guid.NewGuid():N}";
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
            ids.Add(await DeadJob.CreateAsync(api, queue));

        var listed = new List<string>();
        var cursor = "";
        JsonElement page;
        do
        {
            var url = $"/operations/jobs?queue={queue}&state=DEAD&limit=2&cursor={cursor}";
            page = (await api.Root.GetAsync(url)).Expect(HttpStatusCode.OK).Json;
            var jobs = page.GetProperty("data").EnumerateArray();
            listed.AddRange(jobs.Select(job => job.GetProperty("id").GetString()!));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (page.GetProperty("hasMore").GetBoolean());

        Assert.Equal(ids.AsEnumerable().Reverse(), listed);
    }

    [Theory]
    [EachStore]
    public async Task Job_Retried_IsReadyAndAudited(Store store)
    {
        var api = stores[store];
        var id = await DeadJob.CreateAsync(api);

        var retried = await api.Root.PostAsync($"/operations/jobs/{id}/retry", Reason);
        var again = await api.Root.PostAsync($"/operations/jobs/{id}/retry", Reason);

        Assert.Equal("READY", retried.Expect(HttpStatusCode.OK).Json.GetProperty("state").GetString());
        again.ExpectError(HttpStatusCode.Conflict, "The state of the job does not allow it");
        var audit = (await api.Root.GetAsync($"/audit-events?resourceId={id}")).Json.GetProperty("data");
        var row = Assert.Single(audit.EnumerateArray());
        Assert.Equal("JOB_RETRIED", row.GetProperty("action").GetString());
        Assert.Equal("root", row.GetProperty("actorRole").GetString());
        Assert.Equal("The provider is back", row.GetProperty("payload").GetProperty("reason").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Retry_RepeatedWithItsKey_ActsOnce(Store store)
    {
        var api = stores[store];
        var id = await DeadJob.CreateAsync(api);
        var key = Guid.NewGuid().ToString();

        var first = await api.Root.PostOnceAsync($"/operations/jobs/{id}/retry", Reason, key);
        var repeated = await api.Root.PostOnceAsync($"/operations/jobs/{id}/retry", Reason, key);

        Assert.Equal(first.Expect(HttpStatusCode.OK).Text, repeated.Expect(HttpStatusCode.OK).Text);
    }

    [Theory]
    [EachStore]
    public async Task Jobs_OfAQueueRetried_AreAllReady(Store store)
    {
        var api = stores[store];
        var queue = $"q-{Guid.NewGuid():N}";
        for (var i = 0; i < 5; i++)
            await DeadJob.CreateAsync(api, queue);
        await DeadJob.CreateAsync(api, $"{queue}-other");

        Assert.False((await QueueAsync(api, queue)).TryGetProperty("oldestReadySeconds", out _));

        var retried = await api.Root.PostAsync(
            "/operations/jobs/retry", $$"""{"queue":"{{queue}}","reason":"The provider is back"}""");

        Assert.Equal(5, retried.Expect(HttpStatusCode.OK).Json.GetProperty("count").GetInt32());
        var shown = await QueueAsync(api, queue);
        var counts = shown.GetProperty("counts");
        Assert.Equal(5, counts.GetProperty("READY").GetInt32());
        Assert.InRange(shown.GetProperty("oldestReadySeconds").GetDouble(), 0, 60);
        Assert.False(counts.TryGetProperty("DEAD", out _));
    }

    [Theory]
    [EachStore]
    public async Task Job_OfAKeyDeleted_LetsTheNextGoOn(Store store)
    {
        var api = stores[store];
        var key = $"key-{Guid.NewGuid():N}";
        var dead = await DeadJob.CreateAsync(api, key: key);
        var next = JobNote.Type.Request(new JobId(Guid.NewGuid()), new JobNote("next")) with { OrderingKey = key };
        await api.Service<IJobStore>().EnqueueAsync([next], CancellationToken.None);
        Assert.Equal("PARKED", await StateAsync(api, next.Id.ToString()));

        (await api.Root.PostAsync($"/operations/jobs/{dead}/delete", Reason)).Expect(HttpStatusCode.OK);

        Assert.Equal("DELETED", await StateAsync(api, dead));
        Assert.Equal("READY", await StateAsync(api, next.Id.ToString()));
    }

    [Theory]
    [EachStore]
    public async Task Job_WithALivingTwin_IsNotRetried(Store store)
    {
        var api = stores[store];
        var jobs = api.Service<IJobStore>();
        var type = new JobType<JobNote>("test.twin") { Queue = $"q-{Guid.NewGuid():N}" };
        JobRequest New() =>
            type.Request(new JobId(Guid.NewGuid()), new JobNote("")) with { DedupKey = type.Queue };
        await jobs.EnqueueAsync([New()], CancellationToken.None);
        var claim = await jobs.ClaimAsync(
            new JobDemand("tester", [KeyValuePair.Create(type.Queue, 1)], 1, [type.Name]), CancellationToken.None);
        var dead = Assert.Single(claim.Jobs);
        await jobs.SettleAsync([new JobContext(dead).Fail("broken")], CancellationToken.None);
        await jobs.EnqueueAsync([New()], CancellationToken.None);

        (await api.Root.PostAsync($"/operations/jobs/{dead.Lease.Job}/retry", Reason))
            .ExpectError(HttpStatusCode.Conflict, "Another job with the same dedup key waits or runs");
    }

    [Theory]
    [EachStore]
    public async Task Queue_Paused_IsNotTakenFromUntilItIsResumed(Store store)
    {
        var place = await JobPlace.CreateAsync(stores, store);
        await using var process = await JobProcess.StartAsync(place);
        await process.EnqueueAsync(process.Note());
        var demand = new JobDemand("tester", [KeyValuePair.Create(JobQueues.Default, 1)], 1, [JobNote.Type.Name]);
        var operate = process.Service<OperateJobs>();

        await operate.PutQueueAsync(JobQueues.Default, isPaused: true, "test", JobPlace.Call, CancellationToken.None);
        Assert.Empty((await process.Store.ClaimAsync(demand, CancellationToken.None)).Jobs);

        await operate.PutQueueAsync(JobQueues.Default, isPaused: false, "test", JobPlace.Call, CancellationToken.None);
        Assert.Single((await process.Store.ClaimAsync(demand, CancellationToken.None)).Jobs);
    }

    [Theory]
    [EachStore]
    public async Task OperatorsKey_OfAnyInstitution_SeesAndActsByItsScopes(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var id = await DeadJob.CreateAsync(api);
        var (_, reader) = await api.CreateAsync(tenant, ""","scopes":["operations:read"]""", api.Root);
        var (_, operating) = await api.CreateAsync(
            tenant, ""","scopes":["operations:read","operations:write"]""", api.Root);

        (await reader.GetAsync($"/operations/jobs/{id}")).Expect(HttpStatusCode.OK);
        (await reader.PostAsync($"/operations/jobs/{id}/retry", Reason)).Expect(HttpStatusCode.Forbidden);
        (await operating.PostAsync($"/operations/jobs/{id}/retry", Reason)).Expect(HttpStatusCode.OK);
    }

    private static async Task<JsonElement> QueueAsync(ApiUnderTest api, string queue) =>
        (await api.Root.GetAsync("/operations/queues")).Json.EnumerateArray()
        .Single(it => it.GetProperty("queue").GetString() == queue);

    private static async Task<string?> StateAsync(ApiUnderTest api, string id) =>
        (await api.Root.GetAsync($"/operations/jobs/{id}")).Json.GetProperty("state").GetString();
}
