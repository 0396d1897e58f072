using System.Net;
using EscrowGrid.Client.Positions;
using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Console;

/// <summary>What somebody means badly.</summary>
[Collection(ConsoleDefinition.Name)]
public sealed class SafetyTests(Chromium chromium, SeededConsole console)
{
    private const string SessionCookie = "eg-session";

    /// <summary>As text it is on the page; as markup it would be an element whose script opens a dialog.</summary>
    [Theory]
    [InlineData("/positions")]
    [InlineData("/positions/{position}")]
    [InlineData("/assets")]
    [InlineData("/approvals/{approval}")]
    [InlineData("/audit")]
    public async Task HostileText_OnAPage_IsText(string path)
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console);
        var dialogs = 0;
        visitor.Page.Dialog += (_, dialog) =>
        {
            dialogs++;
            _ = dialog.DismissAsync();
        };
        await visitor.SignInAsync(console.AdminKey);

        await visitor.GoAsync(PagesUnderTest.Fill(path, console));

        Assert.Equal(0, await visitor.Page.Locator("img, main script").CountAsync());
        Assert.Equal(0, dialogs);
        Assert.Empty(visitor.Faults);
        var text = await visitor.Page.Locator("main").InnerTextAsync();
        if (path != "/audit") Assert.Contains(SeededConsole.Hostile, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not-a-token")]
    public async Task Form_FromElsewhere_IsRefused(string token)
    {
        var position = await console.OpenPositionAsync("Forged");
        await using var visitor = await Visitor.ArriveAsync(chromium, console);
        await visitor.SignInAsync(console.AdminKey);

        var answer = await PostAsync(visitor, $"/do/positions/{position}/to/CANCELLED", token);

        Assert.Equal(HttpStatusCode.BadRequest, answer);
        Assert.Equal(PositionState.Created, (await console.Admin.Positions.GetAsync(position)).State);
    }

    /// <summary>Whoever left a page open while the session ended is told what to do.</summary>
    [Fact]
    public async Task Form_ThatIsTooOld_SaysThatItsPageIsToBeLoadedAgain()
    {
        var position = await console.OpenPositionAsync("Left open");
        await using var visitor = await Visitor.ArriveAsync(chromium, console);
        await visitor.SignInAsync(console.AdminKey);
        await visitor.GoAsync($"/positions/{position}");

        await visitor.Page.EvaluateAsync(
            """
            () => {
              const form = document.querySelector('main form[method=post]');
              form.querySelector('[name=__RequestVerificationToken]').value = 'of another session';
              form.submit();
            }
            """);

        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("This form can no longer be sent");
        await Assertions.Expect(visitor.Page.Locator(".problem .mono")).Not.ToBeEmptyAsync();
        await visitor.PictureOfAProblemAsync("form-too-old");
        Assert.Equal(PositionState.Created, (await console.Admin.Positions.GetAsync(position)).State);
    }

    /// <summary>The token of one session is none of another.</summary>
    [Fact]
    public async Task FormToken_OfAnotherSession_IsRefused()
    {
        var position = await console.OpenPositionAsync("Swapped");
        await using var visitor = await Visitor.ArriveAsync(chromium, console);
        await visitor.SignInAsync(console.ReaderKey);
        await visitor.GoAsync("/session");
        var token = await TokenAsync(visitor);
        await visitor.SignInAsync(console.AdminKey);

        Assert.Equal(
            HttpStatusCode.BadRequest, await PostAsync(visitor, $"/do/positions/{position}/to/CANCELLED", token));
        Assert.Equal(PositionState.Created, (await console.Admin.Positions.GetAsync(position)).State);
    }

    [Fact]
    public async Task Act_OfAReader_IsNeitherOfferedNorDoneWhenForced()
    {
        var position = await console.OpenPositionAsync("Read only");
        await using var visitor = await Visitor.ArriveAsync(chromium, console);
        await visitor.SignInAsync(console.ReaderKey);
        await visitor.GoAsync($"/positions/{position}");
        Assert.Equal(0, await visitor.Page.Locator("main form[method=post]").CountAsync());
        await visitor.PictureAsync("position-of-a-reader");

        var answer = await PostAsync(visitor, $"/do/positions/{position}/to/CANCELLED", await TokenAsync(visitor));

        Assert.Equal(HttpStatusCode.Found, answer);
        await visitor.GoAsync("/");
        await Assertions.Expect(visitor.Page.Locator(".alert.bad")).ToContainTextAsync("Write access forbidden");
        Assert.Equal(PositionState.Created, (await console.Admin.Positions.GetAsync(position)).State);
    }

    [Theory]
    [InlineData("/audit")]
    [InlineData("/verification")]
    [InlineData("/institutions/{institution}/keys")]
    public async Task Page_ThatARoleMayNotSee_SaysSoWithTheRequestId(string path)
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console);
        await visitor.SignInAsync(console.ReaderKey);

        var status = await visitor.GoAsync(PagesUnderTest.Fill(path, console));

        Assert.Equal(403, status);
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("You may not see this");
        Assert.NotEmpty(await visitor.Page.Locator(".problem .mono").Last.InnerTextAsync());
        Assert.Equal(0, await visitor.Page.Locator($".side a[href='{path}']").CountAsync());
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/")]
    [InlineData("/no/such/page")]
    [InlineData("/console.css")]
    public async Task Answer_OfAnyKind_CannotBeFramedOrSniffed(string path)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        using var answer = await client.GetAsync(new Uri(console.Address, path));

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    private static async Task<string> TokenAsync(Visitor visitor) =>
        await visitor.Page.Locator("input[name=__RequestVerificationToken]").First.InputValueAsync();

    /// <summary>What a page elsewhere could make the browser send, with its cookies.</summary>
    private async Task<HttpStatusCode> PostAsync(Visitor visitor, string act, string token)
    {
        var cookies = await visitor.Page.Context.CookiesAsync();
        Assert.Contains(cookies, it => it.Name == SessionCookie);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(console.Address, act))
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["version"] = "1" }),
        };
        request.Headers.Add("Cookie", string.Join("; ", cookies.Select(it => $"{it.Name}={it.Value}")));
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
