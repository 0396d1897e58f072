using System.Net;
using EscrowGrid.ServiceDefaults.Configuration;
using EscrowGrid.ServiceDefaults.Health;
using EscrowGrid.ServiceDefaults.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.ServiceDefaults.Tests.Health;

public sealed class ProbeTests
{
    [Fact]
    public async Task Ready_InMemory_HasTheShapeOfTheContract()
    {
        await using var service = await TestService.StartAsync([]);

        Assert.Equal(
            """{"ok":true,"storeBackend":"memory","status":"ready","services":{}}""",
            await service.Client.GetStringAsync("/ready"));
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/alive")]
    [InlineData("/ready")]
    public async Task Endpoint_AskedWithHead_AnswersWithoutABody(string path)
    {
        await using var service = await TestService.StartAsync([]);

        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        var answer = await service.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Health_OfTheConsole_SpeaksOfNoStore()
    {
        await using var service = await TestService.StartAsync([], role: ServiceRole.Admin);

        var body = await service.Client.GetStringAsync("/health");

        Assert.DoesNotContain("storeBackend", body, StringComparison.Ordinal);
        Assert.Contains("\"mode\":\"admin\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_WithAProbeThatNeverEnds_AnswersInTimeAndAsksItOnce()
    {
        var probe = new StuckProbe();
        await using var service = await TestService.StartAsync([], With(probe));

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => service.Client.GetAsync("/ready")))
            .WaitAsync(TimeSpan.FromSeconds(5));
        var later = await service.Client.GetAsync("/ready").WaitAsync(TimeSpan.FromSeconds(5));

        Assert.All(answers.Append(later), answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode));
        Assert.Equal(1, probe.Calls);
        probe.End();
    }

    [Fact]
    public async Task Ready_WithAFailingProbe_ShowsNothingOfItsMessage()
    {
        await using var service = await TestService.StartAsync([], With(new FailingProbe()));

        var answer = await service.Client.GetAsync("/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(
            """{"ok":false,"storeBackend":"memory","status":"unavailable","services":{"failing":"unavailable"}}""",
            await answer.Content.ReadAsStringAsync());
    }

    private static Action<WebApplicationBuilder> With(IDependencyProbe probe) =>
        builder => builder.Services.AddSingleton(probe);

    private sealed class StuckProbe : IDependencyProbe
    {
        private readonly TaskCompletionSource _end = new();
        private int _calls;

        public string Name => "stuck";

        public bool Required => true;

        public int Calls => _calls;

        public void End() => _end.TrySetResult();

        public Task CheckAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _calls);
            return _end.Task;
        }
    }

    private sealed class FailingProbe : IDependencyProbe
    {
        public string Name => "failing";

        public bool Required => true;

        public Task CheckAsync(CancellationToken cancellationToken) =>
            Task.FromException(new InvalidOperationException("canary of the driver"));
    }
}
