using System.Net;
using EscrowGrid.ServiceDefaults.Configuration;
using EscrowGrid.ServiceDefaults.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Polly.CircuitBreaker;

namespace EscrowGrid.ServiceDefaults.Tests.Resilience;

public sealed class ResilienceTests
{
    /// <summary>How often a server that always answers with that status is asked.</summary>
    [Theory]
    [InlineData("GET", 503, false, 4)]
    [InlineData("GET", 429, false, 4)]
    [InlineData("GET", 408, false, 4)]
    [InlineData("PUT", 500, false, 4)]
    [InlineData("GET", 404, false, 1)]
    [InlineData("GET", 200, false, 1)]
    [InlineData("POST", 503, false, 1)]
    [InlineData("PATCH", 503, false, 1)]
    [InlineData("POST", 503, true, 4)]
    public async Task Request_ThatFails_IsRepeatedOnlyWhenThatIsHarmless(
        string method, int status, bool withKey, int expectedCalls)
    {
        var bodies = new List<string>();
        await using var server = await StartServerAsync(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            bodies.Add(await reader.ReadToEndAsync());
            context.Response.StatusCode = status;
        });
        using var client = Client(server);

        using var request = new HttpRequestMessage(new HttpMethod(method), "/");
        if (method != "GET") request.Content = new StreamContent(new MemoryStream("body"u8.ToArray()));
        if (withKey) request.Headers.Add("Idempotency-Key", "key-1");
        var answer = await client.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(expectedCalls, bodies.Count);
        Assert.All(bodies, body => Assert.Equal(method == "GET" ? "" : "body", body));
    }

    [Theory]
    [InlineData("1", 4)]
    [InlineData("5", 1)]
    [InlineData("Fri, 31 Dec 1999 23:59:59 GMT", 1)]
    public async Task Request_AskedToWait_WaitsOnlyAShortTime(string retryAfter, int expectedCalls)
    {
        var calls = 0;
        await using var server = await StartServerAsync(context =>
        {
            Interlocked.Increment(ref calls);
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        });
        using var client = Client(server);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/")).StatusCode);
        Assert.Equal(expectedCalls, calls);
    }

    [Fact]
    public async Task Request_ThatFailsOnce_SucceedsOnTheNextAttempt()
    {
        var calls = 0;
        await using var server = await StartServerAsync(context =>
        {
            context.Response.StatusCode = Interlocked.Increment(ref calls) == 1 ? 502 : 200;
            return Task.CompletedTask;
        });
        using var client = Client(server);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
        Assert.Equal(2, calls);
    }

    [Theory]
    [InlineData("0", 2)]
    [InlineData(null, 1)]
    public async Task Conflict_ThatAsksForARepeat_IsRepeated(string? retryAfter, int expectedCalls)
    {
        var calls = 0;
        await using var server = await StartServerAsync(context =>
        {
            context.Response.StatusCode = Interlocked.Increment(ref calls) == 1 ? 409 : 201;
            context.Response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        });
        using var client = Client(server);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/");
        request.Headers.Add("Idempotency-Key", "key-1");

        await client.SendAsync(request);

        Assert.Equal(expectedCalls, calls);
    }

    [Fact]
    public async Task Circuit_AfterManyFailures_RefusesWithoutAsking()
    {
        var calls = 0;
        await using var server = await StartServerAsync(context =>
        {
            Interlocked.Increment(ref calls);
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        using var client = Client(server);

        for (var i = 0; i < 20; i++) await client.PostAsync("/", null);
        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync("/", null));

        Assert.IsType<BrokenCircuitException>(refusal.InnerException);
        Assert.Equal(20, calls);
    }

    private static HttpClient Client(TestService server)
    {
        // The same factory that a service has: its clients carry the defaults.
        var client = server.Services.GetRequiredService<IHttpClientFactory>().CreateClient("test");
        client.BaseAddress = server.Client.BaseAddress;
        return client;
    }

    private static Task<TestService> StartServerAsync(RequestDelegate handler) =>
        TestService.StartAsync([], map: app => app.Map("/", handler), role: ServiceRole.Admin);
}
