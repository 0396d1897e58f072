using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using EscrowGrid.Client.Users;
using Microsoft.AspNetCore.Builder;

namespace EscrowGrid.Admin.Tests.Forms;

/// <summary>The console over HTTP, with root at work for an institution, before an API of the test's.</summary>
internal sealed class SignedInConsole : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _browser;

    private SignedInConsole(WebApplication app, string session)
    {
        _app = app;
        _browser = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Cookies.Add(session);
    }

    public IServiceProvider Services => _app.Services;

    public List<string> Cookies { get; } = [];

    public static async Task<SignedInConsole> StartAsync(ScriptedApi api)
    {
        var app = await ConsoleHost.StartAsync(api.Address);
        return new SignedInConsole(app, await app.SignInAsync(new ApiCaller("root"), "inst_1"));
    }

    public async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", string.Join("; ", Cookies));
        var answer = await _browser.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            Cookies.AddRange(set.Select(it => it.Split(';')[0]));
        return answer;
    }

    public async Task<IDocument> PageAsync(string path)
    {
        using var answer = await GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Sends a form as the page shows it, with what is typed into it.</summary>
    /// <param name="page">That has the form, or another of the same session.</param>
    /// <param name="act">Where it is sent.</param>
    /// <param name="typed">Instead of what the page has; null is not sent, as a box without its tick is.</param>
    /// <returns>The page that it leads to.</returns>
    public async Task<IDocument> SendAsync(IDocument page, string act, params (string Field, string? Value)[] typed)
    {
        var form = page.QuerySelector($"form[action='{act}']") ?? page.QuerySelector("main form[method=post]")!;
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .ToDictionary(it => it.GetAttribute("name")!, it => it.GetAttribute("value"));
        foreach (var (field, value) in typed) fields[field] = value;
        using var request = new HttpRequestMessage(HttpMethod.Post, act)
        {
            Content = new FormUrlEncodedContent(fields.Where(it => it.Value is not null).ToDictionary()),
        };
        request.Headers.Add("Cookie", string.Join("; ", Cookies));
        using var answer = await _browser.SendAsync(request);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _app.DisposeAsync();
    }
}
