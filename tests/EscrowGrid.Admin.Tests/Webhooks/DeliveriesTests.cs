using System.Globalization;
using AngleSharp.Dom;
using EscrowGrid.Admin.Tests.Pages;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Positions;
using EscrowGrid.Client.Users;
using EscrowGrid.Client.Webhooks;
using Microsoft.AspNetCore.WebUtilities;

namespace EscrowGrid.Admin.Tests.Webhooks;

/// <summary>The API lists deliveries oldest first; the pages begin with the latest.</summary>
public sealed class DeliveriesTests
{
    private const string Root = "/institutions/inst_1";

    private static readonly ApiCaller Admin = new("admin") { InstitutionId = "inst_1", ApiKeyId = "ak_1" };

    [Theory]
    [InlineData("/webhooks", 130, 129, 20)]
    [InlineData("/webhooks", 3, 2, 3)]
    [InlineData("/webhooks", 0, null, 0)]
    [InlineData("/webhooks/wh_1", 130, 129, 50)]
    [InlineData("/webhooks/wh_1?offset=50", 130, 79, 50)]
    [InlineData("/webhooks/wh_1?offset=100", 130, 29, 30)]
    [InlineData("/webhooks/wh_1?offset=500", 130, null, 0)]
    public async Task Deliveries_OfAPage_BeginWithTheLatest(string path, int total, int? latest, int shown)
    {
        await using var console = await ConsoleUnderTest.StartAsync(NewApi(total), Admin);

        var numbers = Numbers(await console.ReadAsync(path));

        Assert.Equal(Enumerable.Range(0, shown).Select(it => latest!.Value - it), numbers);
    }

    [Theory]
    [InlineData("", "/webhooks/wh_1?offset=50")]
    [InlineData("?state=FAILED&offset=50", "/webhooks/wh_1?state=FAILED&offset=100")]
    [InlineData("?offset=100", null)]
    public async Task Deliveries_OfAWebhook_LeadToTheOlderOnes(string query, string? next)
    {
        await using var console = await ConsoleUnderTest.StartAsync(NewApi(130), Admin);

        var page = await console.ReadAsync($"/webhooks/wh_1{query}");

        Assert.Equal(next, page.QuerySelector(".pager [rel=next]")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Deliveries_OfAWebhook_AreNarrowedByState()
    {
        var api = NewApi(total: 3);
        await using var console = await ConsoleUnderTest.StartAsync(api, Admin);

        await console.ReadAsync("/webhooks/wh_1?state=FAILED");

        Assert.Contains(api.Asked, it => it.Contains("webhookId=wh_1&state=FAILED&", StringComparison.Ordinal));
    }

    /// <summary>The API knows no deliveries of a position: they are looked for among the latest.</summary>
    [Fact]
    public async Task Timeline_OfAPosition_HasItsLatestDelivery()
    {
        var position = new Position(
            "pos_1",
            "inst_1",
            "ast_1",
            "Sample",
            "USD",
            1,
            PositionState.Created,
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch,
            []);
        await using var console = await ConsoleUnderTest.StartAsync(
            NewApi(total: 300).Answer("/positions/pos_1", position), Admin);

        var page = await console.ReadAsync("/positions/pos_1");

        var types = page.QuerySelectorAll(".timeline .mono").Select(it => it.TextContent).ToList();
        Assert.Equal(200, types.Count);
        Assert.Contains("escrowgrid.sample-299", types);
    }

    private static IEnumerable<int> Numbers(IDocument page) => page.QuerySelectorAll("a[href^='/webhooks/deliveries/']")
        .Select(it => int.Parse(it.GetAttribute("href")!.Split('_')[^1], CultureInfo.InvariantCulture));

    private static StubApi NewApi(int total)
    {
        var hook = new Webhook
        {
            Id = "wh_1",
            InstitutionId = "inst_1",
            Url = "https://receiver.test",
            State = WebhookState.Enabled,
            Secrets = [],
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
            Version = 1,
        };
        return new StubApi()
            .Answer($"{Root}/webhooks", new[] { hook })
            .Answer($"{Root}/webhooks/wh_1", hook)
            .Answer($"{Root}/webhook-deliveries", address => Deliveries(address, total));
    }

    private static Page<WebhookDelivery> Deliveries(Uri address, int total)
    {
        var query = QueryHelpers.ParseQuery(address.Query);
        var (limit, offset) = (Number(query["limit"]), Number(query["offset"]));
        var rows = Enumerable.Range(0, total).Skip(offset).Take(limit).Select(number => new WebhookDelivery(
            $"whd_{number}",
            "inst_1",
            "wh_1",
            "evt_1",
            $"escrowgrid.sample-{number}",
            "pos_1",
            DeliveryState.Delivered,
            IsReplay: false,
            Attempts: 1,
            DateTimeOffset.UnixEpoch));
        return new Page<WebhookDelivery>([.. rows], new Pagination(limit, offset + limit < total, total, offset));
    }

    private static int Number(string? text) => int.Parse(text!, CultureInfo.InvariantCulture);
}
