using EscrowGrid.Admin.Tests.Pages;
using EscrowGrid.Client.Assets;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Users;

namespace EscrowGrid.Admin.Tests.Forms;

/// <summary>However many users and assets there are: the latest are offered, and every one can be named.</summary>
public sealed class PickedTests : FormTest
{
    private const string Asset = "ast_0d9a8c1e-5a4b-4c9e-8f7a-2b1c3d4e5f60";

    private static readonly (string, string?)[] Escrow =
        [("contractId", "c"), ("buyerId", "usr_1"), ("sellerId", "usr_2"), ("amount", "5"), ("rail", "STRIPE")];

    [Fact]
    public async Task NewPosition_WithManyAssets_OffersTheLatestAndTakesTheChosenOne()
    {
        var all = Enumerable.Range(1, 130).Select(it => NewAsset($"ast_{it}")).ToList();
        var api = new StubApi()
            .Answer("/assets", it => PageOf(all, it))
            .Answer($"/assets/{Asset}", NewAsset(Asset));
        await using var console = await ConsoleUnderTest.StartAsync(api, new ApiCaller("root"), "inst_1");

        var page = await console.ReadAsync($"/positions/new?asset={Asset}");

        var field = page.QuerySelector("[name=assetId]")!;
        Assert.Equal($"Tower · {Asset}", field.GetAttribute("value"));
        var offered = page.QuerySelectorAll($"datalist#{field.GetAttribute("list")} option");
        Assert.Equal(100, offered.Length);
        Assert.Equal("Tower · ast_130", offered[0].GetAttribute("value"));
    }

    [Theory]
    [InlineData(Asset)]
    [InlineData($"Tower · {Asset}")]
    [InlineData($" A · label ast_1 · {Asset} ")]
    public async Task NewPosition_OfAnAssetByLabelOrId_IsOfThatAsset(string typed)
    {
        await Console.SendAsync(
            await Console.PageAsync("/positions/new"),
            "/do/positions",
            ("assetId", typed), ("holderReference", "h"), ("currency", "USD"), ("amount", "1"));

        Assert.Contains($"\"assetId\":\"{Asset}\"", Assert.Single(Api.Posts).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewPosition_OfALabelAlone_IsRefusedAtItsField()
    {
        var refused = await Console.SendAsync(
            await Console.PageAsync("/positions/new"),
            "/do/positions",
            ("assetId", "Tower"), ("holderReference", "h"), ("currency", "USD"), ("amount", "1"));

        Assert.Contains("the id of an asset", refused.QuerySelector(".wrong")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(Api.Posts);
    }

    [Fact]
    public async Task NewEscrow_WithManyUsers_OffersTheLatest()
    {
        var all = Enumerable.Range(1, 130).Select(NewUser).ToList();
        var api = new StubApi().Answer("/api/users", it => PageOf(all, it));
        await using var console = await ConsoleUnderTest.StartAsync(api, new ApiCaller("root"), "inst_1");

        var page = await console.ReadAsync("/escrows/new");

        var offered = page.QuerySelectorAll("datalist#people option");
        Assert.Equal(100, offered.Length);
        Assert.Equal(("130@trade.test", "User 130"), (offered[0].GetAttribute("value"), offered[0].TextContent));
    }

    /// <summary>The users of this API are none.</summary>
    [Fact]
    public async Task NewEscrow_WithSomebodyUnknown_IsRefusedAtThatField()
    {
        var refused = await SendAsync(("sellerId", "nobody@trade.test"));

        Assert.Contains("No user", refused, StringComparison.Ordinal);
        Assert.Contains(Api.Heard, it => it.Address.Contains("email=nobody%40trade.test", StringComparison.Ordinal));
        Assert.Empty(Api.Posts);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("366")]
    [InlineData("-1")]
    [InlineData("106751991167301")]
    public async Task NewEscrow_WithAPeriodThatIsNone_IsRefusedAtItsField(string days)
    {
        Assert.Contains("from 1 to 365", await SendAsync(("paymentDays", days)), StringComparison.Ordinal);
        Assert.Empty(Api.Posts);
    }

    [Fact]
    public async Task NewEscrow_ByIdsWithPeriods_IsSent()
    {
        await SendAsync(("paymentDays", "365"), ("deliveryDays", "1"));

        var body = Assert.Single(Api.Posts).Body;
        Assert.Contains("\"paymentPeriodSeconds\":31536000", body, StringComparison.Ordinal);
        Assert.Contains("\"deliveryPeriodSeconds\":86400", body, StringComparison.Ordinal);
        Assert.Contains("\"buyerId\":\"usr_1\"", body, StringComparison.Ordinal);
    }

    /// <returns>What is wrong with a field; empty for nothing.</returns>
    private async Task<string> SendAsync(params (string Field, string? Value)[] typed)
    {
        var page = await Console.SendAsync(
            await Console.PageAsync("/escrows/new"), "/do/escrows", [.. Escrow, .. typed]);
        return page.QuerySelector(".wrong")?.TextContent ?? "";
    }

    private static Page<T> PageOf<T>(IReadOnlyList<T> all, Uri address)
    {
        var query = System.Web.HttpUtility.ParseQueryString(address.Query);
        var (limit, offset) = (int.Parse(query["limit"]!), int.Parse(query["offset"] ?? "0"));
        return new Page<T>(
            [.. all.Skip(offset).Take(limit)],
            new Pagination(limit, HasMore: offset + limit < all.Count, all.Count, offset));
    }

    private static Asset NewAsset(string id) =>
        new(id, "inst_1", "tpl_1", "Tower", [], DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);

    private static User NewUser(int number) => new()
    {
        Id = $"usr_{number}",
        InstitutionId = "inst_1",
        Email = $"{number}@trade.test",
        DisplayName = $"User {number}",
        Role = UserRole.Party,
        State = UserState.Active,
        KycTier = KycTier.Tier0,
        KycVerified = false,
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };
}
