using System.Globalization;
using System.Text.Json;
using Xunit.Abstractions;

namespace EscrowGrid.FaultTests.Jobs;

/// <summary>
/// What an operator sees while a thousand jobs fail and are repaired: the requests and answers that are printed are
/// those in docs/operate/jobs.md.
/// </summary>
public sealed class OperatorTests(FaultDatabase database, ITestOutputHelper output) : IClassFixture<FaultDatabase>
{
    private const int Jobs = 1_000;
    private const string Queues = "/operations/queues";
    private const string Dead = "/operations/jobs?state=DEAD&limit=1";
    private const string Retry = "/operations/jobs/retry";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Operator_OfAThousandFailedJobs_SeesThemRepairsThemAndSeesThemDone()
    {
        using var api = await FaultApi.StartAsync(database.ConnectionString);
        await using var worker = await FaultProcess.StartAsync(database.ConnectionString);
        var names = Enumerable.Range(0, Jobs).Select(i => $"job-{i}").ToList();
        await database.EnqueueAsync(names.Select(
            name => database.Job(Work.Strict, new Work(name) { IsBroken = true })));

        await ReachAsync(api, "DEAD", Jobs);
        var failed = Show($"GET {Dead}", await GetAsync(api, Dead)).GetProperty("data")[0];
        Assert.Equal(3, failed.GetProperty("failures").GetArrayLength());
        Assert.Equal("broken", failed.GetProperty("failures")[2].GetProperty("error").GetString());
        await database.ExecuteAsync("INSERT INTO fault_mended VALUES (now())");
        var act = new { type = Work.Strict.Name, reason = "The ledger's disk is replaced" };
        var retried = Show($"POST {Retry} {JsonSerializer.Serialize(act)}", await api.PostAsync(Retry, act));
        Assert.Equal(Jobs, retried.GetProperty("count").GetInt32());
        await Measure.UntilAsync("the dead are gone", Limit, async () => await CountAsync(api, "DEAD") == 0);
        await database.HasEffectsAsync(Jobs, Limit);
        Show($"GET {Queues}", await GetAsync(api, Queues));

        await database.AssertEffectsAsync(names);
        var audited = Show(
            "GET /audit-events?action=JOBS_RETRIED", await GetAsync(api, "/audit-events?action=JOBS_RETRIED"));
        Assert.Equal(Jobs, audited.GetProperty("data")[0].GetProperty("payload").GetProperty("count").GetInt32());
    }

    private static async Task<JsonElement> GetAsync(FaultApi api, string path)
    {
        using var answer = await api.Http.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<int> CountAsync(FaultApi api, string state) =>
        CountIn(await GetAsync(api, Queues), state);

    private static int CountIn(JsonElement queues, string state) => queues.EnumerateArray()
        .Sum(queue => queue.GetProperty("counts").TryGetProperty(state, out var count) ? count.GetInt32() : 0);

    /// <summary>Looks until as many stand there, and shows how the counts change.</summary>
    private async Task ReachAsync(FaultApi api, string state, int count)
    {
        var shown = -Jobs;
        await Measure.UntilAsync($"{count} {state}", Limit, async () =>
        {
            var queues = await GetAsync(api, Queues);
            var reached = CountIn(queues, state);
            if (reached - shown >= Jobs / 4 || (reached >= count && shown < count))
            {
                Show($"GET {Queues}", queues);
                shown = reached;
            }

            return reached >= count;
        });
    }

    private JsonElement Show(string request, JsonElement answer)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{request}\n  {answer}"));
        return answer;
    }
}
