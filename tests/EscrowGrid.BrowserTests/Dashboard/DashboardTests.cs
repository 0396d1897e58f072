using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Dashboard;

/// <summary>The dashboard as a person uses it, on a desktop and on a phone.</summary>
public sealed partial class DashboardTests(Chromium chromium, RunningDashboard dashboard)
    : IClassFixture<Chromium>, IClassFixture<RunningDashboard>
{
    [Theory]
    [InlineData("desktop", "/", "resources")]
    [InlineData("phone", "/", "resources")]
    [InlineData("desktop", "/resources/web", "resource")]
    [InlineData("phone", "/resources/web", "resource")]
    [InlineData("desktop", "/logs", "logs")]
    [InlineData("phone", "/logs", "logs")]
    [InlineData("desktop", "/traces", "traces-none")]
    [InlineData("phone", "/traces", "traces-none")]
    public async Task Page_SignedIn_ShowsWithoutFaultsOrSidewaysScrolling(string size, string path, string name)
    {
        await using var page = await SignInAsync(PageSize.Of(size));

        await page.Page.GotoAsync(new Uri(dashboard.Address, path).ToString());
        await Assertions.Expect(page.Page.Locator("h1")).ToBeVisibleAsync();

        Assert.False(await page.PictureAsync($"dashboard-{name}"), "The page scrolls sideways.");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Resources_OfARunningApplication_ShowStateEndpointsAndReplicas()
    {
        await using var page = await SignInAsync(PageSize.Desktop);

        var web = Row(page.Page, "web");
        await Assertions.Expect(web).ToContainTextAsync("Running, healthy");
        await Assertions.Expect(web.Locator("a[href^='http://localhost']")).ToBeVisibleAsync();
        await Assertions.Expect(Row(page.Page, "web-1")).ToContainTextAsync("Running");
        await Assertions.Expect(Row(page.Page, "web-2")).ToContainTextAsync("Running");
        await Assertions.Expect(Row(page.Page, "job")).ToContainTextAsync("Finished");
        await Assertions.Expect(Row(page.Page, "postgres")).ToContainTextAsync("Running, healthy");
        Assert.Equal(0, await Row(page.Page, "fixturedb").GetByRole(AriaRole.Button).CountAsync());
    }

    [Fact]
    public async Task Replica_StoppedAndStarted_ChangesOnThePageByItself()
    {
        await using var page = await SignInAsync(PageSize.Desktop);
        var replica = Row(page.Page, "web-2");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Stop web-2", Exact = true }).ClickAsync();
        await Assertions.Expect(replica).ToContainTextAsync(Stopped());

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Start web-2", Exact = true }).ClickAsync();
        await Assertions.Expect(replica).ToContainTextAsync("Running");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Secret_OfTheEnvironment_IsMaskedUntilAskedFor()
    {
        await using var page = await SignInAsync(PageSize.Desktop);
        await page.Page.GotoAsync(new Uri(dashboard.Address, "/resources/web").ToString());

        var row = page.Page.Locator("tr", new() { HasText = "CACHE_PASSWORD" });
        Assert.Contains("••••", await row.InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("password=", await page.Page.ContentAsync(), StringComparison.Ordinal);

        await row.GetByRole(AriaRole.Link).ClickAsync();

        await Assertions.Expect(row.Locator("code")).ToHaveTextAsync(TwentyTwoCharacters());
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Secret_WithoutScripts_IsShownByALink()
    {
        await using var page = await SignInAsync(PageSize.Desktop, scripts: false);
        await page.Page.GotoAsync(new Uri(dashboard.Address, "/resources/web").ToString());
        var row = page.Page.Locator("tr", new() { HasText = "CACHE_PASSWORD" });

        await row.GetByRole(AriaRole.Link).ClickAsync();

        await Assertions.Expect(row.Locator("code")).ToHaveTextAsync(TwentyTwoCharacters());
    }

    [Fact]
    public async Task Logs_FilteredByWordsAndResource_ShowOnlyThose()
    {
        await using var page = await SignInAsync(PageSize.Desktop);
        await page.Page.GotoAsync(new Uri(dashboard.Address, "/logs?resource=job").ToString());
        // Another test may have run the job again.
        var line = page.Page.Locator(".log p", new() { HasText = "ends with 0" }).First;
        await Assertions.Expect(line).ToBeVisibleAsync();

        await page.Page.GetByLabel("Lines that contain").FillAsync("no such words");
        await Assertions.Expect(line).ToBeHiddenAsync();

        await page.Page.GetByLabel("Lines that contain").FillAsync("ENDS WITH");
        await Assertions.Expect(line).ToBeVisibleAsync();
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Logs_OfARestart_ArriveWhileThePageIsOpen()
    {
        await using var page = await SignInAsync(PageSize.Desktop);
        await page.Page.GotoAsync(new Uri(dashboard.Address, "/logs?resource=job").ToString());
        var lines = page.Page.Locator(".log p", new() { HasText = "ends with 0" });
        await Assertions.Expect(lines.First).ToBeVisibleAsync();
        var before = await lines.CountAsync();

        await using var other = await SignInAsync(PageSize.Desktop);
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Start job", Exact = true }).ClickAsync();

        await Assertions.Expect(lines).ToHaveCountAsync(before + 1);
    }

    [Fact]
    public async Task Stranger_AnyPage_IsSentToSignInAndSeesNothing()
    {
        await using var page = await chromium.OpenAsync(PageSize.Phone);

        await page.Page.GotoAsync(new Uri(dashboard.Address, "/resources/web").ToString());
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" })).ToBeVisibleAsync();
        Assert.False(await page.PictureAsync("dashboard-sign-in"), "The page scrolls sideways.");
        Assert.DoesNotContain("CACHE_PASSWORD", await page.Page.ContentAsync(), StringComparison.Ordinal);

        await page.Page.GetByRole(AriaRole.Textbox).FillAsync(RunningDashboard.Token);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(Row(page.Page, "web")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task WrongToken_AtSignIn_IsRefusedWithWords()
    {
        using var client = new HttpClient();

        using var answer = await client.GetAsync(new Uri(dashboard.Address, "/login?t=wrong"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("not this dashboard", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:5302")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task Command_FromAnotherOrigin_IsRefused(string? origin)
    {
        using var handler = new HttpClientHandler { CookieContainer = new CookieContainer() };
        using var client = new HttpClient(handler) { BaseAddress = dashboard.Address };
        using var signedIn = await client.GetAsync(dashboard.Login);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);

        using var command = new HttpRequestMessage(HttpMethod.Post, "/resources/web/stop");
        if (origin is not null)
        {
            command.Headers.Add("Origin", origin);
        }

        using var answer = await client.SendAsync(command);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private async Task<WatchedPage> SignInAsync(PageSize size, bool scripts = true)
    {
        var page = await chromium.OpenAsync(size, scripts);
        await page.Page.GotoAsync(dashboard.Login.ToString());
        await Assertions.Expect(Row(page.Page, "web")).ToBeVisibleAsync();
        Assert.DoesNotContain(RunningDashboard.Token, page.Page.Url, StringComparison.Ordinal);
        return page;
    }

    private static ILocator Row(IPage page, string name) =>
        page.Locator("tr", new() { Has = page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }) });

    [GeneratedRegex("Exited|Finished", RegexOptions.None, 1000)]
    private static partial Regex Stopped();

    [GeneratedRegex("^[A-Za-z0-9]{22}$", RegexOptions.None, 1000)]
    private static partial Regex TwentyTwoCharacters();
}
