using EscrowGrid.Admin.Tests.Pages;
using EscrowGrid.Client.LedgerEvents;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Users;

namespace EscrowGrid.Admin.Tests.Ledger;

/// <summary>Every checkpoint can be reached, the latest at once.</summary>
public sealed class CheckpointsTests
{
    [Fact]
    public async Task Checkpoints_ThatFillAPage_LeadToTheOnesBefore()
    {
        var api = new StubApi().Answer("/ledger-checkpoints", it =>
            it.Query.Contains("cursor=2", StringComparison.Ordinal)
            ? new CursorPage<LedgerCheckpoint>([NewCheckpoint(1)], "1", HasMore: false)
            : new CursorPage<LedgerCheckpoint>([NewCheckpoint(2)], "2", HasMore: true));
        await using var console = await ConsoleUnderTest.StartAsync(api, new ApiCaller("root"));

        var first = await console.ReadAsync("/ledger?position=");
        var next = first.QuerySelector(".pager [rel=next]")!.GetAttribute("href")!;
        var second = await console.ReadAsync(next);

        Assert.All(api.Asked, it => Assert.Contains("order=LATEST_FIRST", it, StringComparison.Ordinal));
        Assert.Equal("/ledger?checkpoint=2", next);
        Assert.Equal("1", second.QuerySelector("tbody td")!.TextContent);
        Assert.Equal("/ledger", second.QuerySelector(".pager a")!.GetAttribute("href"));
    }

    private static LedgerCheckpoint NewCheckpoint(long number) =>
        new(number, "00", "00", Count: 1, ThroughTransaction: 1, number, DateTimeOffset.UnixEpoch, "00");
}
