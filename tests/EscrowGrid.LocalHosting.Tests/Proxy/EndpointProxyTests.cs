using System.Net;
using System.Text;
using EscrowGrid.LocalHosting.Fixture;
using EscrowGrid.LocalHosting.Proxy;
using EscrowGrid.LocalHosting.Servers;
using EscrowGrid.LocalHosting.Testing;

namespace EscrowGrid.LocalHosting.Tests.Proxy;

public sealed class EndpointProxyTests
{
    [Fact]
    public async Task Request_FirstReplicaRefusesConnections_IsServedByTheNextWithItsBody()
    {
        await using var app = await WebAsync();
        var good = app.GetEndpoint("web").Port;
        var routes = new ReplicaRoutes();
        routes.Add("api", "dead", Ports(LoopbackPort.Free()), isReady: true);
        routes.Add("api", "alive", Ports(good), isReady: true);
        await using var proxy = new EndpointProxy(routes);
        var port = LoopbackPort.Free();
        await proxy.StartAsync([new ProxiedEndpoint("api", "http", port)], default);
        using var client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };

        for (var i = 0; i < 6; i++)
        {
            using var body = new StringContent($"body {i}");
            using var answer = await client.PostAsync(new Uri("/echo", UriKind.Relative), body);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal($"body {i}", await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Request_NoReplica_IsRefusedAsJsonWithRetryAfter()
    {
        await using var proxy = new EndpointProxy(new ReplicaRoutes());
        var port = LoopbackPort.Free();
        await proxy.StartAsync([new ProxiedEndpoint("api", "http", port)], default);
        using var client = new HttpClient();

        using var answer = await client.GetAsync(new Uri($"http://localhost:{port}/"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("1", answer.Headers.GetValues("Retry-After").Single());
        Assert.Equal("{\"error\":\"api is not available\"}", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Request_ReplicaDiesWhileItWorks_IsNotSentToAnother()
    {
        await using var app = await WebAsync();
        using var client = app.CreateHttpClient("web");

        using var answer = await client.PostAsync(new Uri("/crash", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Contains("broke off", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <param name="method">Of the requests.</param>
    /// <param name="body">Of the requests; null for none.</param>
    /// <param name="served">How many of four requests are answered by a replica that lives.</param>
    [Theory]
    [InlineData("GET", null, 4)]
    [InlineData("POST", "body", 3)]
    [InlineData("POST", "", 3)]
    [InlineData("DELETE", null, 3)]
    public async Task Request_ReplicaDiesOverIt_IsSentToTheNextOnlyIfItActsOnNothing(
        string method, string? body, int served)
    {
        await using var app = await WebAsync();
        using var dying = new DyingReplica();
        var routes = new ReplicaRoutes();
        routes.Add("api", "dying", Ports(dying.Port), isReady: true);
        routes.Add("api", "alive", Ports(app.GetEndpoint("web").Port), isReady: true);
        await using var proxy = new EndpointProxy(routes);
        var port = LoopbackPort.Free();
        await proxy.StartAsync([new ProxiedEndpoint("api", "http", port)], default);
        using var client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), "/pid");
            request.Content = body is null ? null : new StringContent(body);
            using var answer = await client.SendAsync(request);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal(4 - served, answers.Count(answer => answer == HttpStatusCode.BadGateway));
        // It still listens, and would break off each of them. The client of the proxy asks again by itself.
        if (method != "GET")
            Assert.Equal(1, dying.Requests);
    }

    [Fact]
    public async Task Replica_ThatBrokeARequestOff_IsAskedAgainAfterAWhile()
    {
        await using var app = await WebAsync();
        using var dying = new DyingReplica();
        var routes = new ReplicaRoutes();
        routes.Add("api", "dying", Ports(dying.Port), isReady: true);
        routes.Add("api", "alive", Ports(app.GetEndpoint("web").Port), isReady: true);
        await using var proxy = new EndpointProxy(routes);
        var port = LoopbackPort.Free();
        await proxy.StartAsync([new ProxiedEndpoint("api", "http", port)], default);
        using var client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };

        await Eventually.IsAsync(
            async () =>
            {
                using var answer = await client.PostAsync(new Uri("/pid", UriKind.Relative), null);
                return dying.Requests;
            },
            requests => requests == 2,
            TestModel.Patience);
    }

    [Fact]
    public async Task Requests_ReplicaDiesConnectionByConnection_LoseOneAndGoToTheOther()
    {
        await using var app = await WebAsync();
        using var dying = new ClosingReplica(connections: 4);
        var routes = new ReplicaRoutes();
        routes.Add("api", "dying", Ports(dying.Port), isReady: true);
        await using var proxy = new EndpointProxy(routes);
        var port = LoopbackPort.Free();
        await proxy.StartAsync([new ProxiedEndpoint("api", "http", port)], default);
        using var client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
        await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => client.PostAsync(new Uri("/echo", UriKind.Relative), null)));

        routes.Add("api", "alive", Ports(app.GetEndpoint("web").Port), isReady: true);
        dying.Die();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            using var answer = await client.PostAsync(new Uri("/echo", UriKind.Relative), null);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal(1, dying.Lost);
        Assert.Equal(1, answers.Count(answer => answer == HttpStatusCode.BadGateway));
        Assert.Equal(5, answers.Count(answer => answer == HttpStatusCode.OK));
    }

    [Fact]
    public async Task Request_Host_ReachesTheServiceAsTheClientSentIt()
    {
        await using var app = await WebAsync();
        using var client = app.CreateHttpClient("web");

        var host = await client.GetStringAsync(new Uri("/host", UriKind.Relative));

        Assert.Equal(app.GetEndpoint("web").Authority, host);
    }

    [Fact]
    public async Task EventStream_HeldOpen_IsNotBuffered()
    {
        await using var app = await WebAsync();
        using var client = app.CreateHttpClient("web");
        using var deadline = new CancellationTokenSource(TestModel.Patience);

        await using var stream = await client.GetStreamAsync(new Uri("/events", UriKind.Relative), deadline.Token);
        var buffer = new byte[64];
        var count = await stream.ReadAsync(buffer, deadline.Token);

        Assert.Equal("data: first\n\n", Encoding.UTF8.GetString(buffer, 0, count));
    }

    [Fact]
    public void Candidates_OfReadyAndOtherReplicas_AreTheReadyInTurn()
    {
        var routes = new ReplicaRoutes();
        routes.Add("api", "api-1", Ports(1), isReady: true);
        routes.Add("api", "api-2", Ports(2), isReady: true);
        routes.Add("api", "api-3", Ports(3), isReady: false);

        var first = Enumerable.Range(0, 4).Select(_ => routes.Candidates("api", "http")[0]).ToList();
        routes.SetReady("api", "api-1", isReady: false);
        routes.Remove("api", "api-2");

        Assert.Equal([2, 1, 2, 1], first);
        Assert.Equal([1, 3], routes.Candidates("api", "http").Order());
    }

    private static Dictionary<string, int> Ports(int port) => new() { ["http"] = port };

    private static async Task<DistributedApplication> WebAsync()
    {
        var app = await TestModel.StartAsync(builder => builder
            .AddProject<FixtureProject>("web", launchProfileName: null)
            .WithHttpEndpoint().WithHttpHealthCheck("/health"));
        await app.HealthyAsync("web");
        return app;
    }
}
