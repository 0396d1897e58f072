using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using EscrowGrid.Admin.Sessions;
using EscrowGrid.Client.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.Admin.Tests.Sessions;

/// <summary>
/// Whoever has a session is told what is away: the page that says so asks nothing of what is. The API never answers.
/// </summary>
public sealed class OutageTests
{
    [Theory]
    [InlineData("/session", HttpStatusCode.ServiceUnavailable, "The API does not answer")]
    [InlineData("/status", HttpStatusCode.OK, "The API does not answer")]
    [InlineData("/no/such/page", HttpStatusCode.NotFound, "There is no such page")]
    public async Task Page_WithATokenDueAndTheApiAway_SaysSo(string path, HttpStatusCode status, string headline)
    {
        await using var admin = await StartAsync();
        using var client = await ClientAsync(admin);

        using var answer = await client.GetAsync(path);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(headline, (await PageAsync(answer)).QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task SignOut_WithATokenDueAndTheApiAway_EndsTheSession()
    {
        await using var admin = await StartAsync();
        using var client = await ClientAsync(admin);
        using var status = await client.GetAsync("/status");
        var form = (await PageAsync(status)).QuerySelector<IHtmlFormElement>("form[action='/do/sign-out']");
        Assert.NotNull(form);
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")
            .ToDictionary(it => it.Name!, it => it.Value);

        using var answer = await client.PostAsync("/do/sign-out", new FormUrlEncodedContent(fields));
        using var page = await client.GetAsync("/session");

        Assert.Equal("/sign-in", answer.Headers.Location?.ToString());
        Assert.StartsWith("/sign-in?", page.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A session that cannot be looked up lets nobody in, and lets the pages of visitors be.</summary>
    [Theory]
    [InlineData("/session", HttpStatusCode.ServiceUnavailable, "Sessions cannot be looked up")]
    [InlineData("/status", HttpStatusCode.OK, "The API does not answer")]
    public async Task Page_WithTheSessionsAway_IsThatOfAVisitor(string path, HttpStatusCode status, string headline)
    {
        await using var admin = await StartAsync("127.0.0.1:9");
        using var client = new HttpClient { BaseAddress = new Uri(admin.Urls.First()) };
        client.DefaultRequestHeaders.Add("Cookie", $"eg-session={new string('0', 64)}");

        using var answer = await client.GetAsync(path);

        var page = await PageAsync(answer);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(headline, page.QuerySelector("h1")?.TextContent);
        Assert.Null(page.QuerySelector(".account"));
    }

    private static Task<WebApplication> StartAsync(string? redis = null) => ConsoleHost.StartAsync(
        ConsoleHost.Nobody, builder => builder.Configuration["ConnectionStrings:cache"] = redis);

    /// <summary>A browser of a user.</summary>
    private static async Task<HttpClient> ClientAsync(WebApplication admin, bool tokenIsDue = true)
    {
        var now = TimeProvider.System.GetUtcNow();
        var address = new Uri(admin.Urls.First());
        var cookies = new CookieContainer();
        var secret = await admin.Services.GetRequiredService<SessionVault>().OpenAsync(new SessionState
        {
            Credential = "access",
            RefreshToken = "refresh",
            RefreshAt = now.AddMinutes(tokenIsDue ? -1 : 10),
            Caller = new ApiCaller("user") { UserId = "usr_1", UserRole = UserRole.Staff },
            Name = "staff@padma.test",
            SignedInAt = now,
            SeenAt = now,
        });
        cookies.Add(address, new Cookie("eg-session", secret));
        return new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies })
        {
            BaseAddress = address,
        };
    }

    private static async Task<IDocument> PageAsync(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
}
