using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using EscrowGrid.Admin.Tests.Forms;
using EscrowGrid.Client.Users;
using EscrowGrid.LocalHosting.Servers;
using Microsoft.AspNetCore.Builder;

namespace EscrowGrid.Admin.Tests.Sessions;

/// <summary>Redis stops while the console runs, and comes back: nobody is signed out by it.</summary>
public sealed class RedisOutageTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private readonly RedisServerOptions _options = new()
    {
        DataDirectory = Directory.CreateTempSubdirectory("escrowgrid-sessions-").FullName,
        Password = "sessions",
    };

    private RedisServer _redis = null!;
    private ScriptedApi _api = null!;

    public async Task InitializeAsync()
    {
        _redis = await RedisServer.StartAsync(_options, CancellationToken.None);
        _api = await ScriptedApi.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _api.DisposeAsync();
        await _redis.DisposeAsync();
        Directory.Delete(_options.DataDirectory!, recursive: true);
    }

    [Fact]
    public async Task Console_WhileRedisIsStopped_SaysWhenToComeBackAndThenGoesOn()
    {
        await using var admin = await StartAsync();
        var session = await admin.SignInAsync(new ApiCaller("root"), "inst_1");
        using var browser = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(admin.Urls.First()),
        };
        browser.DefaultRequestHeaders.Add("Cookie", session);
        using var form = await browser.GetAsync("/assets");
        await StopAsync();

        using var page = await browser.GetAsync("/assets");
        using var live = await browser.GetAsync("/live/queues");
        using var sent = await SendAsync(browser, form, "/do/assets");
        var isToldWhen = await IsAwayAsync(page) & await IsAwayAsync(sent) & await IsAwayAsync(live);
        await StartRedisAgainAsync();

        Assert.True(isToldWhen);
        Assert.Empty(_api.Posts);
        await BecomesAsync(browser, HttpStatusCode.OK);
    }

    /// <summary>Nothing signs its forms yet.</summary>
    [Fact]
    public async Task Console_ThatStartsWithoutRedis_AsksForPatienceAndThenLetsPeopleIn()
    {
        await StopAsync();
        await using var admin = await StartAsync();
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(admin.Urls.First()),
        };
        using var form = await browser.GetAsync("/sign-in");

        using var sent = await SendAsync(browser, form, "/do/sign-in/key", ("key", "sample-credential"));
        var isToldWhen = await IsAwayAsync(sent);
        await StartRedisAgainAsync();

        Assert.Equal(HttpStatusCode.OK, form.StatusCode);
        Assert.True(isToldWhen);
        await HoldsAsync(async () =>
        {
            using var again = await browser.GetAsync("/sign-in");
            using var answer = await SendAsync(browser, again, "/do/sign-in/key", ("key", "sample-credential"));
            return answer.StatusCode is HttpStatusCode.Redirect;
        });
    }

    private async Task StopAsync()
    {
        await _redis.StopAsync();
        await _redis.DisposeAsync();
    }

    private async Task StartRedisAgainAsync() =>
        _redis = await RedisServer.StartAsync(_options with { Port = _redis.Port }, CancellationToken.None);

    private Task<WebApplication> StartAsync() => ConsoleHost.StartAsync(
        _api.Address, builder => builder.Configuration["ConnectionStrings:cache"] = _redis.ConnectionString);

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient browser, HttpResponseMessage page, string act, params (string Field, string Value)[] typed)
    {
        var document = await DocumentAsync(page);
        var fields = document.QuerySelectorAll<IHtmlInputElement>($"form[action='{act}'] input[type=hidden]")
            .ToDictionary(it => it.Name!, it => it.Value);
        foreach (var (field, value) in typed) fields[field] = value;
        return await browser.PostAsync(act, new FormUrlEncodedContent(fields));
    }

    private static async Task<bool> IsAwayAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter?.Delta);
        return (await DocumentAsync(answer)).QuerySelector("h1")?.TextContent is "Sessions cannot be looked up";
    }

    private static async Task<IDocument> DocumentAsync(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    private static Task BecomesAsync(HttpClient browser, HttpStatusCode status) => HoldsAsync(async () =>
    {
        using var answer = await browser.GetAsync("/assets");
        return answer.StatusCode == status;
    });

    private static async Task HoldsAsync(Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(Soon);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (!await condition()) await again.WaitForNextTickAsync(deadline.Token);
    }
}
