using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using EscrowGrid.ServiceDefaults.Configuration;
using EscrowGrid.ServiceDefaults.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.Admin.Tests.Status;

/// <summary>The console over HTTP, against the health endpoints that the API has.</summary>
public sealed class StatusPageTests
{
    [Fact]
    public async Task Page_WithTheApiAway_SaysSo()
    {
        await using var admin = await ConsoleHost.StartAsync(ConsoleHost.Nobody);

        var page = await PageAsync(admin);

        Assert.Equal("The API does not answer", page.QuerySelector("h1")?.TextContent);
        Assert.Null(page.QuerySelector("#services-title"));
    }

    [Fact]
    public async Task Page_WithTheApiReady_ShowsItsModeAndWarnsOfItsMemory()
    {
        await using var api = await StartApiAsync();
        await using var admin = await ConsoleHost.StartAsync(api.Urls.First());

        var page = await PageAsync(admin);

        Assert.Equal("All systems work", page.QuerySelector("h1")?.TextContent);
        Assert.Equal(["Ready", "all", "memory"], page.QuerySelectorAll("dd").Take(3).Select(fact => fact.TextContent));
        Assert.NotNull(page.QuerySelector(".note"));
    }

    [Theory]
    [InlineData(true, "The API runs, but cannot work")]
    [InlineData(false, "Working, with something missing")]
    public async Task Page_WithADependencyAway_NamesIt(bool required, string headline)
    {
        await using var api = await StartApiAsync(new AwayProbe(required));
        await using var admin = await ConsoleHost.StartAsync(api.Urls.First());

        var page = await PageAsync(admin);

        Assert.Equal(headline, page.QuerySelector("h1")?.TextContent);
        Assert.Equal("vaultUnavailable", page.QuerySelector(".services li")?.TextContent);
    }

    [Theory]
    [InlineData("/status", HttpStatusCode.OK)]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/no/such/page", HttpStatusCode.NotFound)]
    public async Task Page_OfAnyKind_RunsItsOwnScriptAndLoadsNothingFromElsewhere(string path, HttpStatusCode status)
    {
        await using var admin = await ConsoleHost.StartAsync(ConsoleHost.Nobody);
        using var client = new HttpClient { BaseAddress = new Uri(admin.Urls.First()) };

        var answer = await client.GetAsync(path);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        var style = page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        Assert.Equal(status, answer.StatusCode);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script:not([src]), [style], style"));
        var script = Assert.Single(page.QuerySelectorAll("script")).GetAttribute("src")!;
        Assert.StartsWith("/", script, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(script)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(style)).StatusCode);
    }

    private static async Task<IDocument> PageAsync(WebApplication admin)
    {
        using var client = new HttpClient();
        var address = new Uri(new Uri(admin.Urls.First()), "/status");
        return new HtmlParser().ParseDocument(await client.GetStringAsync(address));
    }

    private static async Task<WebApplication> StartApiAsync(params IDependencyProbe[] probes)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { EnvironmentName = "Development", ApplicationName = "EscrowGrid.Api" });
        builder.Configuration["URLS"] = "http://127.0.0.1:0";
        builder.AddServiceDefaults(ServiceRole.Api);
        foreach (var probe in probes) builder.Services.AddSingleton(probe);
        var app = builder.Build();
        app.MapDefaultEndpoints();
        await app.StartAsync();
        return app;
    }

    private sealed class AwayProbe(bool required) : IDependencyProbe
    {
        public string Name => "vault";

        public bool Required => required;

        public Task CheckAsync(CancellationToken cancellationToken) =>
            Task.FromException(new InvalidOperationException("away"));
    }
}
