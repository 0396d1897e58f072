using EscrowGrid.Client.ApiKeys;
using EscrowGrid.Client.Users;
using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Console;

/// <summary>Coming in, staying and leaving.</summary>
[Collection(ConsoleDefinition.Name)]
public sealed class SignInTests(Chromium chromium, SeededConsole console)
{
    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task SignIn_WithoutAScriptAndWithAWrongKey_SaysSoAndKeepsTheVisitorOut(string size)
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console, size, scripts: false);
        await visitor.GoAsync("/positions?state=FUNDED");

        await visitor.SendAsync("/do/sign-in/key", ("key", "no-key-of-anybody"));

        await Assertions.Expect(visitor.Page.Locator(".alert.bad")).ToBeVisibleAsync();
        await visitor.Page.ScreenshotAsync(
            new() { Path = Path.Combine(Chromium.ScreenshotFolder, $"console-sign-in-refused-{size}.png") });
        await visitor.GoAsync("/positions");
        var signIn = new Uri(console.Address, "/sign-in?return=%2Fpositions").ToString();
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(signIn);
    }

    [Fact]
    public async Task SignIn_FromADeepLink_LeadsThere()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console, scripts: false);
        await visitor.GoAsync("/positions?state=FUNDED");

        await visitor.SendAsync("/do/sign-in/key", ("key", console.AdminKey));

        Assert.EndsWith("/positions?state=FUNDED", visitor.Page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//elsewhere.test/")]
    [InlineData("/\\elsewhere.test")]
    [InlineData("https://elsewhere.test/")]
    public async Task SignIn_WithAnAddressElsewhereToReturnTo_StaysHere(string address)
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console);
        await visitor.GoAsync($"/sign-in?return={Uri.EscapeDataString(address)}");

        await visitor.SendAsync("/do/sign-in/key", ("key", console.AdminKey));

        Assert.Equal(console.Address.ToString(), visitor.Page.Url);
    }

    /// <summary>Wherever a browser keeps something, there is no key; and no page or address has one.</summary>
    [Fact]
    public async Task Key_AfterSignIn_IsNowhereInTheBrowser()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console);
        await visitor.SignInAfreshAsync(console.AdminKey);

        await visitor.GoAsync("/session");

        var cookies = await visitor.Page.Context.CookiesAsync();
        var stored = await visitor.Page.EvaluateAsync<string>(
            "() => JSON.stringify([{...localStorage}, {...sessionStorage}])");
        Assert.DoesNotContain(cookies, it => it.Value.Contains(console.AdminKey[4..], StringComparison.Ordinal));
        Assert.All(cookies.Where(it => it.Name == "eg-session"), it => Assert.True(it.HttpOnly));
        Assert.Equal("[{},{}]", stored);
        Assert.DoesNotContain(console.AdminKey, await visitor.Page.ContentAsync(), StringComparison.Ordinal);
    }

    /// <summary>Fixation: what a browser had before is worth nothing afterwards.</summary>
    [Fact]
    public async Task Session_AtEverySignIn_IsAnotherOne()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console);
        const string Planted = "0000000000000000000000000000000000000000000000000000000000000000";
        await visitor.Page.Context.AddCookiesAsync(
            [new Cookie { Name = "eg-session", Value = Planted, Url = console.Address.ToString() }]);

        await visitor.SignInAfreshAsync(console.AdminKey);
        var first = await SessionAsync(visitor);
        await visitor.SignInAfreshAsync(console.ReaderKey);
        var second = await SessionAsync(visitor);

        Assert.Equal(3, new[] { Planted, first, second }.Distinct().Count());
        Assert.True(await IsOutAsync(first));
        Assert.False(await IsOutAsync(second));
    }

    [Fact]
    public async Task SignOut_OfASession_EndsItForEveryCopyOfItsCookie()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console, scripts: false);
        await visitor.SignInAfreshAsync(console.AdminKey);
        var stolen = await SessionAsync(visitor);
        Assert.False(await IsOutAsync(stolen));

        await visitor.Page.Locator(".account > summary").ClickAsync();
        await visitor.SendAsync("/do/sign-out");

        Assert.True(await IsOutAsync(stolen));
    }

    [Fact]
    public async Task Key_ThatIsRevoked_EndsTheSession()
    {
        var key = await console.IssueAsync("To be revoked", ApiKeyRole.Admin);
        await using var visitor = await Visitor.ArriveAsync(chromium, console);
        await visitor.SignInAfreshAsync(key);
        var own = (await console.Client(key).OwnAccount.GetCallerAsync()).ApiKeyId!;
        await console.Root.ApiKeys.RevokeAsync(console.Institution, own);

        await visitor.GoAsync("/positions");

        await Assertions.Expect(visitor.Page.Locator(".alert.warn")).ToBeVisibleAsync();
        Assert.EndsWith("/sign-in?ended=1", visitor.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task User_WithAPassword_ComesInAndSeesItsOwnSessions()
    {
        const string Password = "a staple for the horse";
        await console.InviteAsync("staff@padma.test", UserRole.Staff, Password);
        await using var visitor = await Visitor.ArriveAsync(chromium, console);
        await visitor.GoAsync("/sign-in");

        await visitor.SendAsync(
            "/do/sign-in/user",
            ("institutionId", console.Institution), ("email", "staff@padma.test"), ("password", Password));
        await visitor.GoAsync("/session");

        await Assertions.Expect(visitor.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(visitor.Page.Locator(".side a[href='/positions']")).ToHaveCountAsync(0);
        await visitor.PictureAsync("session-of-a-user");
    }

    private static async Task<string> SessionAsync(Visitor visitor) =>
        (await visitor.Page.Context.CookiesAsync()).Single(it => it.Name == "eg-session").Value;

    private async Task<bool> IsOutAsync(string session)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(console.Address, "/positions"));
        request.Headers.Add("Cookie", $"eg-session={session}");
        using var answer = await client.SendAsync(request);
        return answer.Headers.Location?.ToString().StartsWith("/sign-in", StringComparison.Ordinal) is true;
    }
}
