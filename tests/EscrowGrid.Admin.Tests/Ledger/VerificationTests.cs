using AngleSharp.Dom;
using EscrowGrid.Admin.Tests.Pages;
using EscrowGrid.Client.Jobs;
using EscrowGrid.Client.LedgerEvents;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Users;

namespace EscrowGrid.Admin.Tests.Ledger;

/// <summary>A verification that runs is seen to run; one of which nothing comes says so.</summary>
public sealed class VerificationTests
{
    [Theory]
    [InlineData(1_234_567L, 4_000_000L, "30", "1,234,567 of 4,000,000 entries read, 30\u00A0%")]
    [InlineData(4_000_000L, 4_000_000L, "100", "All entries are read; the sums of days are compared.")]
    [InlineData(0L, 0L, "100", "All entries are read; the sums of days are compared.")]
    [InlineData(0L, null, null, "The entries are being counted.")]
    public async Task Page_WhileAVerificationRuns_ShowsHowFarItIs(long read, long? all, string? value, string text)
    {
        var page = await ReadAsync(LedgerReplayRunState.Running, read, all);

        var bar = page.QuerySelector("progress")!;
        Assert.Equal(value, bar.GetAttribute("value"));
        Assert.Equal("A verification runs", page.GetElementById(bar.GetAttribute("aria-labelledby")!)!.TextContent);
        Assert.Equal(text, bar.ParentElement!.QuerySelector("p")!.TextContent);
        Assert.Contains("http-equiv=\"refresh\"", page.Head!.InnerHtml, StringComparison.Ordinal);
        // It would be read away from under whoever types.
        Assert.Null(page.QuerySelector("form[action*='trigger']"));
    }

    [Theory]
    [InlineData(LedgerReplayRunState.Failed, "A verification ended without a result")]
    [InlineData(LedgerReplayRunState.Lost, "A verification was not heard of any more")]
    public async Task Page_AfterAVerificationWithoutResult_SaysSoAndOffersAnother(
        LedgerReplayRunState state, string text)
    {
        var page = await ReadAsync(state, 10, 20);

        var alert = page.QuerySelector("#verification .alert.bad")!;
        Assert.StartsWith(text, alert.QuerySelector("strong")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("10 of 20 entries were read.", alert.TextContent, StringComparison.Ordinal);
        Assert.Equal("/jobs?type=ledger-replay", alert.QuerySelector("a")!.GetAttribute("href"));
        Assert.Null(page.QuerySelector("progress"));
        Assert.NotNull(page.QuerySelector("form[action*='trigger']"));
        Assert.DoesNotContain("http-equiv", page.Head!.InnerHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, null, "Not compared: the chain was switched off.", "")]
    [InlineData(0L, 0L, null, "No checkpoint is anchored in the contract yet.", "")]
    [InlineData(3L, 0L, null, "All 3 anchored checkpoints are in the ledger, as they were anchored.", "")]
    [InlineData(3L, 2L, null, "2 of 3 anchored checkpoints are not in the ledger", "bad")]
    [InlineData(0L, 0L, "No route to the node", "The chain did not tell what is anchored", "warn")]
    public async Task Page_ByWhatIsAnchored_SaysWhatTheChainSays(
        long? compared, long? wrong, string? away, string text, string tone)
    {
        var at = DateTimeOffset.UnixEpoch;
        var replay = new LedgerReplay(1, at, at, 1, 2, 3, Unsealed: 0, wrong ?? 0, [])
        {
            Anchors = compared is { } some ? new LedgerAnchors(some, wrong!.Value, away) : null,
        };

        var page = await ReadAsync(new LedgerReplayPage([replay], "", HasMore: false, []));

        var section = page.QuerySelector("#anchors")!;
        Assert.StartsWith(text, section.QuerySelector("p")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(tone, section.QuerySelector(".alert")?.ClassName?.Split(' ')[^1] ?? "");
        Assert.Contains(away ?? "", section.TextContent, StringComparison.Ordinal);
    }

    private static Task<IDocument> ReadAsync(LedgerReplayRunState state, long read, long? all)
    {
        var at = DateTimeOffset.UnixEpoch;
        return ReadAsync(new LedgerReplayPage(
            [], "", HasMore: false, [new LedgerReplayRun(7, state, at, at, read, all)]));
    }

    private static async Task<IDocument> ReadAsync(LedgerReplayPage replays)
    {
        var api = new StubApi()
            .Answer("/operations/ledger-replays", replays)
            .Answer("/operations/jobs", new CursorPage<Job>([], "", HasMore: false));
        await using var console = await ConsoleUnderTest.StartAsync(api, new ApiCaller("root"));
        return await console.ReadAsync("/verification");
    }
}
