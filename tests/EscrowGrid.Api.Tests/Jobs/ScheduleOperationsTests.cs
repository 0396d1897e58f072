using System.Net;
using System.Text.Json;

namespace EscrowGrid.Api.Tests.Jobs;

/// <summary>What operators see of schedules and do about them.</summary>
[Collection(StoresDefinition.Name)]
public sealed class ScheduleOperationsTests(Stores stores)
{
    private const string Schedules = "/operations/schedules";
    private const string Reason = """{"reason":"Not waiting for it"}""";

    [Theory]
    [EachStore]
    public async Task Schedules_Listed_AreThoseOfTheRelease(Store store)
    {
        var listed = (await stores[store].Root.GetAsync(Schedules)).Expect(HttpStatusCode.OK).Json;

        var ids = listed.EnumerateArray().Select(it => it.GetProperty("schedule").GetString()).ToList();
        string[] everywhere = ["ledger-checkpoint", "position-expiry", "webhook-delivery-cleanup"];
        Assert.Equal(everywhere, ids.Intersect(everywhere));
        Assert.Equal(store is Store.Postgres, ids.Contains("partition-maintenance"));
        Assert.Equal(store is Store.Postgres, ids.Contains("idempotency-cleanup"));
    }

    [Theory]
    [EachStore]
    public async Task Schedule_Changed_ShowsItsNewTimesAndWho(Store store)
    {
        var api = stores[store];
        const string Url = $"{Schedules}/webhook-delivery-cleanup";
        var declared = (await api.Root.GetAsync(Url)).Json.GetProperty("declaredCron").GetString();

        var put = await api.Root.PutAsync(Url, Body("0  3 * * *", paused: false));

        var shown = put.Expect(HttpStatusCode.OK).Json;
        Assert.Equal("0 3 * * *", shown.GetProperty("cron").GetString());
        Assert.Equal(declared, shown.GetProperty("declaredCron").GetString());
        var next = shown.GetProperty("nextAt").GetDateTimeOffset();
        Assert.Equal(3, next.Hour);
        var now = TimeProvider.System.GetUtcNow();
        Assert.InRange(next, now.AddMinutes(-1), now.AddDays(1));
        var change = shown.GetProperty("change");
        Assert.Equal(("root", "A test"), (Text(change, "changedBy"), Text(change, "reason")));
        Assert.Equal(put.Text, (await api.Root.GetAsync(Url)).Text);
        var audit = await LatestAuditAsync(api, "webhook-delivery-cleanup");
        Assert.Equal("SCHEDULE_CHANGED", Text(audit, "action"));
        Assert.Equal("0 3 * * *", Text(audit.GetProperty("payload"), "cron"));

        var back = await api.Root.PutAsync(Url, Body(declared!, paused: false));
        Assert.Equal(declared, Text(back.Expect(HttpStatusCode.OK).Json, "cron"));
    }

    [Theory]
    [EachStore]
    public async Task Schedule_Paused_IsNotDueUntilItIsResumed(Store store)
    {
        var api = stores[store];
        const string Url = $"{Schedules}/ledger-checkpoint";

        var paused = (await api.Root.PutAsync(Url, Body("* * * * *", paused: true))).Expect(HttpStatusCode.OK).Json;
        var resumed = (await api.Root.PutAsync(Url, Body("* * * * *", paused: false))).Expect(HttpStatusCode.OK).Json;

        Assert.True(paused.GetProperty("paused").GetBoolean());
        Assert.False(paused.TryGetProperty("nextAt", out _));
        Assert.False(resumed.GetProperty("paused").GetBoolean());
        Assert.True(resumed.TryGetProperty("nextAt", out _));
    }

    [Theory]
    [EachStore("", "Cron is required")]
    [EachStore("* * * *", "Invalid cron: expected five fields")]
    [EachStore("61 * * * *", "Invalid cron: the minute is not")]
    [EachStore("0 0 30 2 *", "Invalid cron: no such day ever comes")]
    public async Task Schedule_WithACronThatMeansNothing_IsRefusedWithTheReason(Store store, string cron, string reason)
    {
        var put = await stores[store].Root.PutAsync($"{Schedules}/ledger-checkpoint", Body(cron, paused: false));

        Assert.Contains(reason, put.Expect(HttpStatusCode.BadRequest).Text, StringComparison.Ordinal);
    }

    [Theory]
    [EachStore]
    public async Task Schedule_Triggered_IsAJobOfTheEngineLaneOnce(Store store)
    {
        var api = stores[store];
        const string Url = $"{Schedules}/webhook-delivery-cleanup/trigger";
        var key = Guid.NewGuid().ToString();

        var first = await api.Root.PostOnceAsync(Url, Reason, key);
        var repeated = await api.Root.PostOnceAsync(Url, Reason, key);
        var second = await api.Root.PostAsync(Url, Reason);

        var id = Text(first.Expect(HttpStatusCode.Accepted).Json, "jobId")!;
        Assert.Equal(first.Text, repeated.Expect(HttpStatusCode.Accepted).Text);
        second.ExpectError(HttpStatusCode.Conflict, "The last run of the schedule has not ended");
        var job = (await api.Root.GetAsync($"/operations/jobs/{id}")).Json;
        Assert.Equal(("ENGINE", "READY"), (Text(job, "lane"), Text(job, "state")));
        Assert.Equal("schedule.webhook-delivery-cleanup", Text(job, "type"));
        var shown = (await api.Root.GetAsync($"{Schedules}/webhook-delivery-cleanup")).Json;
        Assert.Equal(id, Text(shown.GetProperty("lastRun"), "jobId"));
        var audit = await LatestAuditAsync(api, "webhook-delivery-cleanup");
        Assert.Equal("SCHEDULE_TRIGGERED", Text(audit, "action"));
        Assert.Equal(id, Text(audit.GetProperty("payload"), "jobId"));

        (await api.Root.PostAsync($"/operations/jobs/{id}/delete", Reason)).Expect(HttpStatusCode.OK);
        var third = (await api.Root.PostAsync(Url, Reason)).Expect(HttpStatusCode.Accepted).Json;
        (await api.Root.PostAsync($"/operations/jobs/{Text(third, "jobId")}/delete", Reason)).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [EachStore]
    public async Task Schedule_ThatIsUnknown_IsNotFound(Store store)
    {
        var root = stores[store].Root;

        (await root.GetAsync($"{Schedules}/x")).ExpectError(HttpStatusCode.NotFound, "Schedule not found");
        (await root.PutAsync($"{Schedules}/x", Body("* * * * *", paused: true)))
            .ExpectError(HttpStatusCode.NotFound, "Schedule not found");
        (await root.PostAsync($"{Schedules}/x/trigger", Reason))
            .ExpectError(HttpStatusCode.NotFound, "Schedule not found");
    }

    private static string Body(string cron, bool paused) =>
        JsonSerializer.Serialize(new { cron, paused, reason = "A test" });

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static async Task<JsonElement> LatestAuditAsync(ApiUnderTest api, string schedule)
    {
        var rows = (await api.Root.GetAsync($"/audit-events?resourceId={schedule}")).Json.GetProperty("data");
        return rows.EnumerateArray().Last();
    }
}
