using AngleSharp.Dom;
using EscrowGrid.Admin.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace EscrowGrid.Admin.Tests.Forms;

/// <summary>A form that was not done shows what was sent, and may be sent again.</summary>
public sealed class SentFormTests : FormTest
{
    private const string Act = "/do/positions";
    private const string Page = "/positions/new";

    [Theory]
    [InlineData(null, null)]
    [InlineData(500, null)]
    [InlineData(503, null)]
    [InlineData(409, 1)]
    public async Task Form_ThatMayHaveTakenEffect_IsTheSameRequestWhenSentAgain(int? status, int? retryAfter)
    {
        (Api.PostStatus, Api.RetryAfter) = (status, retryAfter);
        var refused = await SendAsync(await Console.PageAsync(Page));

        await SendAsync(refused);

        Assert.True(Api.Posts.Count() > 1);
        Assert.Single(Api.Posts.DistinctBy(it => it.Once));
    }

    [Theory]
    [InlineData(409)]
    [InlineData(422)]
    public async Task Form_ThatWasRefused_IsAnotherRequestWhenSentAgain(int status)
    {
        Api.PostStatus = status;
        var refused = await SendAsync(await Console.PageAsync(Page));

        await SendAsync(refused);

        Assert.Equal(2, Api.Posts.DistinctBy(it => it.Once).Count());
    }

    [Theory]
    [InlineData("true")]
    [InlineData(null)]
    public async Task Box_OfARefusedForm_IsTickedAsItWasSent(string? ticked)
    {
        var refused = await SendAsync(await Console.PageAsync(Page), ("unique", ticked));

        Assert.Equal(ticked is not null, IsTicked(refused, "unique"));
        // What a live page does not take away.
        Assert.Equal(Act, Assert.Single(refused.QuerySelectorAll("form[data-refused]")).GetAttribute("action"));
    }

    [Fact]
    public async Task Box_WhoseTickWasTakenAway_StaysWithoutIt()
    {
        const string Replay = "/do/consumers/ledger/replay";
        var page = await Console.PageAsync("/consumers/ledger");
        Assert.True(IsTicked(page, "dryRun"));

        var refused = await Console.SendAsync(page, Replay, ("from", "2026-01-01T00:00"), ("reason", "Lost"));

        Assert.NotNull(refused.QuerySelector(".alert.bad"));
        Assert.False(IsTicked(refused, "dryRun"));
    }

    [Theory]
    [InlineData("/do/jobs/retry", true)]
    [InlineData("/do/sign-in/key", false)]
    public void Key_OfAForm_IsKeptUnlessItIsACredential(string act, bool kept)
    {
        using var scope = Console.Services.CreateScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Path = act;
        var form = new FormCollection(new Dictionary<string, StringValues> { ["key"] = "position:1" });

        Assert.Equal(kept, new Submission(context, form).Input().ContainsKey("key"));
    }

    [Theory]
    [InlineData("Roof = 10,50", "A number, such as")]
    [InlineData("Roof = 50.004", "at most two decimals")]
    [InlineData("Roof = 9999999999999999999999999999", "at most two decimals")]
    public async Task Milestone_OfNoAmountInCents_IsRefused(string milestones, string because)
    {
        var answer = await Console.SendAsync(
            await Console.PageAsync(Page), "/do/escrows/esc_1/milestones", ("milestones", milestones));

        Assert.Contains(because, answer.QuerySelector(".alert.bad")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(Api.Posts);
    }

    [Fact]
    public async Task Milestones_OfGroupedAmounts_AreSentInCents()
    {
        await Console.SendAsync(
            await Console.PageAsync(Page),
            "/do/escrows/esc_1/milestones",
            ("milestones", "Ground floor = 1,00,000.50\r\nRoof = 2 000"));

        var body = Assert.Single(Api.Posts).Body;
        Assert.Contains("\"10000050\"", body, StringComparison.Ordinal);
        Assert.Contains("\"200000\"", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10,50")]
    [InlineData("1.000,50")]
    public async Task Amount_WithACommaThatGroupsNothing_IsRefused(string amount)
    {
        var refused = await SendAsync(await Console.PageAsync(Page), ("amount", amount));

        Assert.Contains("A number, such as", refused.QuerySelector(".wrong")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(amount, refused.QuerySelector("[name=amount]")!.GetAttribute("value"));
        Assert.Empty(Api.Posts);
    }

    private Task<IDocument> SendAsync(IDocument page, params (string, string?)[] typed) => Console.SendAsync(
        page,
        Act,
        [("assetId", "ast_1"), ("holderReference", "h"), ("currency", "USD"), ("amount", "1,250.50"), .. typed]);

    private static bool IsTicked(IDocument page, string box) =>
        page.QuerySelector($"[name={box}]")!.HasAttribute("checked");
}
