using EscrowGrid.BrowserTests.Console;
using EscrowGrid.Client.Jobs;
using EscrowGrid.Client.ProviderWebhooks;
using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Forms;

/// <summary>What operators do, by forms alone, each with a reason that is kept.</summary>
[Collection(ConsoleDefinition.Name)]
public sealed class OperationFormTests(Chromium chromium, SeededConsole console)
{
    private const string Reason = "The provider answers again";

    /// <summary>The comparison of books whose provider is away has failed as often as it may.</summary>
    [Fact]
    [Sends("/do/jobs/{job}/retry", "/do/jobs/retry", "/do/jobs/{job}/delete")]
    public async Task Job_ThatIsDead_IsRetriedAloneAndWithOthersAndDeleted()
    {
        await using var visitor = await ArriveAsync();
        var job = await FindDeadAsync();
        await visitor.GoAsync($"/jobs/{job.Id}");
        await visitor.ConfirmAsync($"/do/jobs/{job.Id}/retry", ("reason", Reason));
        await visitor.ExpectDoneAsync();
        await DiesAgainAsync(job);
        await visitor.GoAsync($"/jobs?state=DEAD&type={Uri.EscapeDataString(job.Type)}");
        await visitor.PictureAsync("jobs-dead");
        await visitor.ConfirmAsync("/do/jobs/retry", ("reason", Reason));
        await visitor.ExpectDoneAsync();
        await DiesAgainAsync(job);
        await visitor.GoAsync($"/jobs/{job.Id}");
        await visitor.PictureAsync("job-dead");

        await visitor.ConfirmAsync($"/do/jobs/{job.Id}/delete", ("reason", "Of no use any more"));

        await visitor.ExpectDoneAsync();
        Assert.Equal(JobState.Deleted, (await console.Root.Jobs.GetAsync(job.Id)).State);
        SentForms.Expect<OperationFormTests>([visitor]);
    }

    [Fact]
    [Sends(
        "/do/queues/{queue}/pause",
        "/do/queues/{queue}/resume",
        "/do/schedules/{schedule}/trigger",
        "/do/schedules/{schedule}/change")]
    public async Task QueueAndSchedule_OfAnOperator_AreStoppedAndStarted()
    {
        await using var visitor = await ArriveAsync();
        await visitor.GoAsync("/queues");
        var act = await visitor.Page.Locator("form[action^='/do/queues/'][action$='/pause']").First
            .GetAttributeAsync("action");
        await visitor.ConfirmAsync(act!, ("reason", "Upgrade"));
        await visitor.ExpectDoneAsync();
        await visitor.ConfirmAsync(act!.Replace("/pause", "/resume", StringComparison.Ordinal), ("reason", "Upgraded"));
        await visitor.ExpectDoneAsync();
        await visitor.GoAsync("/schedules");
        await visitor.ConfirmAsync("/do/schedules/ledger-replay/trigger", ("reason", "Before the audit"));
        await visitor.ExpectDoneAsync();
        await visitor.ConfirmAsync(
            "/do/schedules/ledger-replay/change", ("cron", "every day"), ("reason", "Not a schedule"));
        await visitor.ExpectRefusedAsync("");
        await visitor.ConfirmAsync(
            "/do/schedules/ledger-replay/change",
            ("cron", "15 4 * * *"), ("paused", "true"), ("reason", "Later at night"));

        await visitor.ExpectDoneAsync();
        var schedule = await console.Root.Jobs.GetScheduleAsync("ledger-replay");
        Assert.Equal(("15 4 * * *", true), (schedule.Cron, schedule.Paused));
        SentForms.Expect<OperationFormTests>([visitor]);
    }

    /// <summary>The page reads itself again while it runs, and when it has ended.</summary>
    [Fact]
    public async Task Verification_BegunOnItsPage_ShowsItsResultByItself()
    {
        await using var visitor = await ArriveAsync();
        await visitor.GoAsync("/verification");
        var newest = visitor.Page.Locator("#verification tbody tr").First.Locator("td").First;
        var before = long.Parse(await newest.InnerTextAsync());

        await visitor.ConfirmAsync("/do/schedules/ledger-replay/trigger", ("reason", "Before the audit"));
        await visitor.ExpectDoneAsync();

        await Assertions.Expect(newest).ToHaveTextAsync($"{before + 1}");
        await Assertions.Expect(visitor.Page.Locator("#verification progress")).ToHaveCountAsync(0);
        Assert.Empty(visitor.Faults);
    }

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    [Sends("/do/provider-webhooks/{webhook}/process", "/do/provider-webhooks/{webhook}/dismiss")]
    public async Task NoticeOfAProvider_ThatNothingCameOf_IsProcessedAgainAndDismissed(string screen)
    {
        var notice = await console.Market.TellOfStrangerAsync($"evt_{screen}");
        var before = await console.Root.ProviderWebhooks.GetAsync(notice);
        await using var visitor = await ArriveAsync(screen);
        await visitor.GoAsync("/provider-webhooks?state=PENDING");
        await visitor.Page.Locator($"tbody a[href$='/{notice}']").ClickAsync();
        var text = await visitor.Page.Locator("main").InnerTextAsync();
        Assert.Contains("4200", text, StringComparison.Ordinal);
        Assert.DoesNotContain("pi_strange_secret_of_the_tests", text, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody@trade.test", text, StringComparison.Ordinal);
        await visitor.ConfirmAsync($"/do/provider-webhooks/{notice}/process", ("reason", Reason));
        await visitor.ExpectDoneAsync();
        await Eventually.SeesAsync(async () =>
            await console.Root.ProviderWebhooks.GetAsync(notice) is { } it && it.Attempts > before.Attempts
                ? it
                : null);

        await visitor.ConfirmAsync($"/do/provider-webhooks/{notice}/dismiss", ("reason", "Of another shop"));

        await visitor.ExpectDoneAsync();
        await visitor.PictureAsync("provider-webhook-dismissed");
        await Assertions.Expect(visitor.Page.Locator("main form[action^='/do/provider-webhooks']")).ToHaveCountAsync(0);
        var dismissed = await console.Root.ProviderWebhooks.GetAsync(notice);
        Assert.Equal(
            (ProviderWebhookState.Dismissed, "Of another shop"), (dismissed.State, dismissed.Dismissal));
        SentForms.Expect<OperationFormTests>([visitor]);
    }

    [Fact]
    [Sends(
        "/do/consumers/{consumer}/pause",
        "/do/consumers/{consumer}/resume",
        "/do/consumers/{consumer}/replay")]
    public async Task Consumer_OfEvents_IsPausedResumedAndHandedOldEvents()
    {
        await using var visitor = await ArriveAsync();
        var act = $"/do/consumers/{console.Consumer}";
        await visitor.GoAsync("/consumers");
        await visitor.ConfirmAsync($"{act}/pause", ("reason", Reason));
        await visitor.ExpectDoneAsync();
        await visitor.ConfirmAsync($"{act}/resume", ("reason", Reason));
        await visitor.ExpectDoneAsync();
        await visitor.GoAsync($"/consumers/{console.Consumer}");
        await visitor.SendAsync($"{act}/replay", ("from", "2026-01-01T00:00"), ("reason", Reason));
        await Assertions.Expect(visitor.Page.Locator(".alert.good")).ToContainTextAsync("Nothing was done");
        await visitor.SendAsync(
            $"{act}/replay", ("from", "2026-01-01T00:00"), ("reason", Reason), ("dryRun", "false"));

        await Assertions.Expect(visitor.Page.Locator(".alert.good")).ToContainTextAsync("are handed over again");
        SentForms.Expect<OperationFormTests>([visitor]);
    }

    /// <summary>Their pages show these forms only for what has failed; here somebody else was quicker.</summary>
    [Theory]
    [InlineData("chain/chn_{id}/retry", "Chain operation not found")]
    [InlineData("chain/chn_{id}/skip", "Chain operation not found")]
    [InlineData("consumers/webhooks/retry/evt_{id}", "0 events are tried again")]
    [InlineData("consumers/webhooks/skip/evt_{id}", "No such event waits for the consumer")]
    [Sends(
        "/do/chain/{operation}/retry",
        "/do/chain/{operation}/skip",
        "/do/consumers/{consumer}/retry/{event}",
        "/do/consumers/{consumer}/skip/{event}")]
    public async Task Act_OnWhatIsNotThere_SaysSo(string act, string said)
    {
        await using var visitor = await ArriveAsync();
        await visitor.GoAsync($"/consumers/{console.Consumer}");

        await visitor.ForceAsync(
            $"/do/{act.Replace("{id}", Guid.Empty.ToString(), StringComparison.Ordinal)}", ("reason", Reason));

        await Assertions.Expect(visitor.Page.Locator("main .alert[role]")).ToContainTextAsync(said);
    }

    private async Task<Visitor> ArriveAsync(string screen = "desktop") =>
        await (await Visitor.ArriveAsync(chromium, console, screen)).SignInAsync(console.OperatorKey);

    private Task<Job> FindDeadAsync() => Eventually.SeesAsync(async () =>
        (await console.Root.Jobs.ListAsync(new JobFilter(JobState.Dead, Queue: null, Type: null, OrderingKey: null)))
            .Data is [var dead, ..] ? dead : null);

    /// <summary>This one: others may have died meanwhile, and stay so.</summary>
    private Task<Job> DiesAgainAsync(Job job) => Eventually.SeesAsync(async () =>
        await console.Root.Jobs.GetAsync(job.Id) is { State: JobState.Dead } dead ? dead : null);
}
