using System.Net;
using AngleSharp.Dom;
using EscrowGrid.Admin.Tests.Pages;
using EscrowGrid.Client.Approvals;
using EscrowGrid.Client.Positions;
using EscrowGrid.Client.Users;

namespace EscrowGrid.Admin.Tests.Approvals;

/// <summary>Whoever approves sees how much of what moves, and whose it is.</summary>
public sealed class ApprovalPagesTests
{
    private const string Id = "apr_0197a3c2-0000-7000-8000-000000000001";
    private const string PositionId = "pos_0197a3c2-0000-7000-8000-000000000002";

    private static readonly ApiCaller Admin = new("admin") { InstitutionId = "inst_1", ApiKeyId = "ak_2" };

    [Fact]
    public async Task Approval_OnItsPage_SaysWhatMovesAndWhose()
    {
        await using var console = await ConsoleUnderTest.StartAsync(NewApi(), Admin);

        var page = await console.ReadAsync($"/approvals/{Id}");

        var facts = page.QuerySelector(".facts")!.TextContent;
        Assert.Contains("Padma Builders", facts, StringComparison.Ordinal);
        Assert.Equal(
            ["900,000.00 BDT", "850,000.00 BDT", "800,000.00 BDT"],
            page.QuerySelectorAll(".facts .money").Select(Shown));
    }

    [Fact]
    public async Task Approvals_InTheirList_SayTheCurrencyAndReadAPositionOnce()
    {
        var api = NewApi();
        await using var console = await ConsoleUnderTest.StartAsync(api, Admin);

        var page = await console.ReadAsync("/approvals");

        Assert.Equal(
            ["800,000.00 BDT", "800,000.00 BDT"], page.QuerySelectorAll("td .money").Select(Shown));
        Assert.Single(api.Asked, it => it == $"/positions/{PositionId}");
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "POSITION_NOT_FOUND")]
    [InlineData(HttpStatusCode.Forbidden, "POSITION_FORBIDDEN")]
    public async Task Approvals_OfAPositionThatIsNotSeen_AreShown(HttpStatusCode status, string code)
    {
        var api = NewApi().Refuse($"/positions/{PositionId}", status, code);
        await using var console = await ConsoleUnderTest.StartAsync(api, Admin);

        var list = await console.ReadAsync("/approvals");
        var page = await console.ReadAsync($"/approvals/{Id}");

        Assert.Equal("800,000.00", list.QuerySelector("td .money")!.TextContent);
        Assert.Equal("800,000.00", page.QuerySelector(".facts .money")!.TextContent);
    }

    [Theory]
    [InlineData("/approvals", "?state=PENDING&limit=20&offset=0")]
    [InlineData("/approvals?state=", "?limit=20&offset=0")]
    [InlineData("/approvals?state=REJECTED&offset=20", "?state=REJECTED&limit=20&offset=20")]
    public async Task Approvals_InTheirList_WaitUnlessSomethingElseIsChosen(string page, string asked)
    {
        var api = NewApi();
        await using var console = await ConsoleUnderTest.StartAsync(api, Admin);

        await console.ReadAsync(page);

        Assert.Contains($"/approvals?institutionId=inst_1&{asked[1..]}", api.Asked);
    }

    private static string Shown(IElement money) => string.Join(' ', money.ChildNodes.Select(it => it.TextContent));

    private static StubApi NewApi()
    {
        var approval = new Approval(
            Id,
            "inst_1",
            PositionId,
            PositionVersion: 2,
            PositionState.Released,
            ApprovalState.Pending,
            "ak_1",
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch)
        { Amount = 800_000 };
        var position = new Position(
            PositionId,
            "inst_1",
            "ast_1",
            "Padma Builders",
            "BDT",
            900_000,
            PositionState.Funded,
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch,
            [])
        { RemainingAmount = 850_000 };
        return new StubApi()
            .Answer("/approvals", StubApi.PageOf(approval, approval))
            .Answer($"/approvals/{Id}", approval)
            .Answer($"/positions/{PositionId}", position);
    }
}
