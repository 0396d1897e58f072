using AngleSharp.Dom;
using EscrowGrid.Admin.Tests.Pages;
using EscrowGrid.Client.Approvals;
using EscrowGrid.Client.Assets;
using EscrowGrid.Client.AssetTemplates;
using EscrowGrid.Client.Funds;
using EscrowGrid.Client.Institutions;
using EscrowGrid.Client.Reconciliation;
using EscrowGrid.Client.Users;

namespace EscrowGrid.Admin.Tests.Layout;

/// <summary>Root sees for whom it works, and what it sees is theirs.</summary>
public sealed class ChosenInstitutionTests
{
    private const string Institution = "inst_7";

    private static readonly ApiCaller Root = new("root");

    [Theory]
    [InlineData("/approvals", "/approvals")]
    [InlineData("/funds", "/api/funds")]
    [InlineData("/breaks", "/api/reconciliation/breaks")]
    [InlineData("/", "/approvals")]
    public async Task List_OfAChosenInstitution_HoldsItsRowsAlone(string page, string asked)
    {
        var api = NewApi();
        await using var console = await ConsoleUnderTest.StartAsync(api, Root, Institution);

        using var answer = await console.GetAsync(page);
        await answer.Content.ReadAsStringAsync();

        var call = Assert.Single(api.Asked, it => it.StartsWith($"{asked}?", StringComparison.Ordinal));
        Assert.Contains($"institutionId={Institution}", call, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Institution, $"/institutions/{Institution}")]
    [InlineData(null, "/institutions")]
    public async Task Head_OfAPageForRoot_SaysForWhomItWorks(string? chosen, string link)
    {
        await using var console = await ConsoleUnderTest.StartAsync(NewApi(), Root, chosen);

        var page = await console.ReadAsync("/approvals");

        Assert.Equal(link, page.QuerySelector("header #working-for a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Head_OfAPageForAKey_SaysNothingOfIt()
    {
        await using var console = await ConsoleUnderTest.StartAsync(
            NewApi(), new ApiCaller("admin") { InstitutionId = Institution, ApiKeyId = "ak_1" });

        Assert.Null((await console.ReadAsync("/approvals")).QuerySelector("#working-for"));
    }

    [Theory]
    [InlineData("/assets", "/do/assets")]
    [InlineData("/positions/new", "/do/positions")]
    [InlineData("/escrows/new", "/do/escrows")]
    [InlineData("/templates/new/CONSTR_ESCROW", "/do/templates/CONSTR_ESCROW")]
    public async Task Form_ForAnInstitution_IsOfferedToWhoeverMaySendIt(string path, string act)
    {
        var reader = new ApiCaller("read_only") { InstitutionId = Institution, ApiKeyId = "ak_1" };

        var chosen = await FormAsync(Root, Institution, path, act);
        var unchosen = await FormAsync(Root, institution: null, path, act);
        var reading = await FormAsync(reader, institution: null, path, act);

        Assert.True(chosen.IsOffered);
        Assert.False(unchosen.IsOffered);
        Assert.Contains(unchosen.Page.QuerySelectorAll("main .empty a"), IsToChoose);
        Assert.False(reading.IsOffered);
    }

    private static bool IsToChoose(IElement link) => link.GetAttribute("href") == "/institutions";

    private static async Task<(IDocument Page, bool IsOffered)> FormAsync(
        ApiCaller caller, string? institution, string path, string act)
    {
        await using var console = await ConsoleUnderTest.StartAsync(NewApi(), caller, institution);
        var page = await console.ReadAsync(path);
        return (page, page.QuerySelector($"form[action='{act}']") is not null);
    }

    private static StubApi NewApi()
    {
        var asset = new Asset(
            "ast_1", Institution, "tmpl_1", "Sample", [], DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        var template = new AssetTemplate(
            "tmpl_1",
            Institution,
            TemplateCode.ConstructionEscrow,
            "Sample",
            Vertical.Construction,
            Region.Singapore,
            [],
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch);
        return new StubApi()
            .Answer("/approvals", StubApi.PageOf<Approval>())
            .Answer("/api/funds", StubApi.PageOf<InboundFunds>())
            .Answer("/api/reconciliation/breaks", StubApi.PageOf<ReconciliationBreak>())
            .Answer("/assets", StubApi.PageOf(asset))
            .Answer("/asset-templates", StubApi.PageOf(template))
            .Answer("/api/users", StubApi.PageOf<User>());
    }
}
