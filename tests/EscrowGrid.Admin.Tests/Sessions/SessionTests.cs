using System.Net;
using System.Text;
using EscrowGrid.Admin.Forms;
using EscrowGrid.Admin.Sessions;
using EscrowGrid.LocalHosting.Servers;
using EscrowGrid.ServiceDefaults.Cache;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace EscrowGrid.Admin.Tests.Sessions;

/// <summary>Several requests of one session at once, and a page that lies open.</summary>
public sealed class SessionTests
{
    internal const string Renewed =
        """
        {"accessToken":"access-2","expiresIn":900,"refreshToken":"refresh-2","sessionId":"ses_1",
        "sessionEndsAt":"2026-01-01T12:00:00.000Z","user":{"id":"usr_1","institutionId":"inst_1",
        "email":"staff@padma.test","displayName":"Staff","role":"STAFF","state":"ACTIVE","kycTier":"TIER_0",
        "kycVerified":false,"createdAt":"2026-01-01T00:00:00.000Z","updatedAt":"2026-01-01T00:00:00.000Z"}}
        """;

    private readonly MovableTime _time = new();

    /// <summary>Its token is renewed for the page that lies open, which nobody need look at.</summary>
    [Fact]
    public async Task Session_RenewedByAnOpenPage_EndsAfterTheIdleTime()
    {
        var requests = await BeginAsync();
        var renewal = new TokenRenewal(new ConsoleApi(new RenewingApi(), new HttpContextAccessor()), _time);

        _time.Advance(TimeSpan.FromMinutes(20));
        await renewal.RenewAsync(await requests.ArriveAsync(isByScript: true), CancellationToken.None);
        Assert.Equal("refresh-2", (await requests.Vault.FindAsync(requests.Secret))?.RefreshToken);
        _time.Advance(TimeSpan.FromMinutes(10));

        Assert.Null((await requests.ArriveAsync()).State);
    }

    [Fact]
    public async Task Session_AskedForBySomebody_LastsTheIdleTimeFromThen()
    {
        var requests = await BeginAsync();

        _time.Advance(TimeSpan.FromMinutes(20));
        await requests.ArriveAsync();
        _time.Advance(TimeSpan.FromMinutes(29));

        Assert.NotNull((await requests.ArriveAsync()).State);
    }

    /// <summary>The API refuses a refresh token that comes back, and ends the session.</summary>
    [Fact]
    public async Task Notice_OfASlowForm_LeavesTheTokensThatWereRenewedMeanwhile()
    {
        var requests = await BeginAsync();
        var slow = await requests.ArriveAsync();
        await (await requests.ArriveAsync()).ChangeAsync(it => it.RefreshToken = "refresh-2");

        await slow.ChangeAsync(it => it.Notice = NewNotice());

        var stored = await requests.Vault.FindAsync(requests.Secret);
        Assert.Equal(("refresh-2", "done"), (stored?.RefreshToken, stored?.Notice?.Message));
    }

    /// <summary>Also when the other is quicker between the reading and the writing of this one.</summary>
    [Fact]
    public async Task Change_WhileAnotherIsWritten_LeavesIt()
    {
        var requests = await BeginAsync();
        var hasOther = false;

        await requests.Vault.ChangeAsync(requests.Secret, it =>
        {
            it.Notice = NewNotice();
            if (hasOther) return;
            hasOther = true;
            Assert.True(requests.Vault.ChangeAsync(requests.Secret, other => other.RefreshToken = "refresh-2")
                .IsCompletedSuccessfully);
        });

        var stored = await requests.Vault.FindAsync(requests.Secret);
        Assert.Equal(("refresh-2", "done"), (stored?.RefreshToken, stored?.Notice?.Message));
    }

    [Fact]
    public async Task Session_ThatIsSignedOutDuringARequest_StaysSo()
    {
        var requests = await BeginAsync();
        var slow = await requests.ArriveAsync();
        await (await requests.ArriveAsync()).EndAsync(new DefaultHttpContext());

        await slow.ChangeAsync(it => it.Notice = NewNotice());

        Assert.Null((await requests.ArriveAsync()).State);
    }

    [Fact]
    public async Task Session_ThatIsSignedOutDuringAChange_StaysSo()
    {
        var requests = await BeginAsync();

        var left = await requests.Vault.ChangeAsync(
            requests.Secret,
            _ => Assert.True(requests.Vault.EndAsync(requests.Secret).IsCompletedSuccessfully));

        Assert.Null(left);
        Assert.Null((await requests.ArriveAsync()).State);
    }

    [Fact]
    public async Task Session_OnRedis_IsReplacedOnlyAsItWasRead()
    {
        await using var redis = await RedisServer.StartAsync(new RedisServerOptions(), CancellationToken.None);
        await using var services = new ServiceCollection()
            .AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(redis.ConnectionString))
            .BuildServiceProvider();
        var store = new RedisSessionStore(new CacheConnection(services));
        byte[][] contents = [[1], [2], [3]];
        await store.AddAsync("id", contents[0], SessionLimits.Idle);

        Assert.True(await store.ReplaceAsync("id", contents[0], contents[1], SessionLimits.Idle));
        Assert.False(await store.ReplaceAsync("id", contents[0], contents[2], SessionLimits.Idle));
        Assert.Equal(contents[1], await store.FindAsync("id"));
        await store.RemoveAsync("id");
        Assert.False(await store.ReplaceAsync("id", contents[1], contents[2], SessionLimits.Idle));
        Assert.Null(await store.FindAsync("id"));
    }

    [Fact]
    public async Task Notice_OnAPageThatReadsItselfAgain_WaitsForAPageThatShowsIt()
    {
        var requests = await BeginAsync();
        await (await requests.ArriveAsync()).ChangeAsync(it => it.Notice = NewNotice());

        var seen = new[]
        {
            await TakeAsync(requests, requests.Request(), isByScript: true),
            await TakeAsync(requests, requests.Request()),
            await TakeAsync(requests, requests.Request()),
        };

        Assert.Equal([null, "done", null], seen.Select(it => it?.Message));
    }

    /// <summary>A secret that is shown once is not lost with the page that should have shown it.</summary>
    [Fact]
    public async Task Notice_OfAPageThatCannotBeMade_IsOnThePageThatSaysSo()
    {
        var requests = await BeginAsync();
        await (await requests.ArriveAsync()).ChangeAsync(it => it.Notice = NewNotice());
        var request = requests.Request();

        var ofPage = await TakeAsync(requests, request);
        var ofError = await TakeAsync(requests, request);

        Assert.NotNull(ofPage);
        Assert.Same(ofPage, ofError);
    }

    private static async Task<Notice?> TakeAsync(
        RequestsUnderTest requests, HttpContext request, bool isByScript = false)
    {
        var session = await requests.ArriveAsync(request, isByScript);
        return await new Flash(session, new HttpContextAccessor { HttpContext = request }).TakeAsync();
    }

    private static Notice NewNotice() =>
        new() { Form = "/do/something", IsRefusal = false, Message = "done", Secret = "shown once" };

    private Task<RequestsUnderTest> BeginAsync() =>
        new RequestsUnderTest(new MemorySessionStore(_time), _time).BeginAsync();

    private sealed class RenewingApi : HttpMessageHandler, IHttpClientFactory
    {
        public HttpClient CreateClient(string name) =>
            new(this, disposeHandler: false) { BaseAddress = new Uri("http://api.test") };

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(Renewed, Encoding.UTF8, "application/json"),
            });
    }
}
