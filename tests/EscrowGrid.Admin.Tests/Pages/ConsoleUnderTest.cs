using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using EscrowGrid.Admin.Sessions;
using EscrowGrid.Client.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.Admin.Tests.Pages;

/// <summary>The console over HTTP with somebody signed in, before an API of the test's own.</summary>
internal sealed class ConsoleUnderTest : IAsyncDisposable
{
    private readonly WebApplication _admin;
    private readonly HttpClient _visitor;

    private ConsoleUnderTest(WebApplication admin, string session)
    {
        _admin = admin;
        _visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(admin.Urls.First()),
        };
        _visitor.DefaultRequestHeaders.Add("Cookie", session);
    }

    /// <param name="api">What answers.</param>
    /// <param name="caller">Who is signed in.</param>
    /// <param name="institution">The one that root works for.</param>
    /// <param name="time">Null for the system's.</param>
    public static async Task<ConsoleUnderTest> StartAsync(
        StubApi api, ApiCaller caller, string? institution = null, TimeProvider? time = null)
    {
        var admin = await ConsoleHost.StartAsync(ConsoleHost.Nobody, builder =>
        {
            builder.Services.AddHttpClient(ConsoleApi.HttpName)
                .ConfigureAdditionalHttpMessageHandlers(static (handlers, _) => handlers.Clear())
                .ConfigurePrimaryHttpMessageHandler(() => api);
            if (time is not null) builder.Services.AddSingleton(time);
        });
        return new ConsoleUnderTest(admin, await admin.SignInAsync(caller, institution));
    }

    public async Task<IDocument> ReadAsync(string path)
    {
        var answer = await _visitor.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode is HttpStatusCode.OK, text);
        return new HtmlParser().ParseDocument(text);
    }

    /// <summary>Until the head of the answer; where it leads is not followed.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await _visitor.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _admin.DisposeAsync();
    }
}
