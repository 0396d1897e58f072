using System.Net;
using System.Text;
using EscrowGrid.Admin.Sessions;
using Microsoft.AspNetCore.Http;

namespace EscrowGrid.Admin.Tests.Sessions;

/// <summary>A refresh token is good for one use: nobody else uses it while somebody does.</summary>
public sealed class TokenRenewalTests
{
    private readonly ImpatientTime _time = new();
    private readonly SlowApi _api = new();

    [Fact]
    public async Task Renewal_ThatIsWaitedForInVain_StaysTheOnlyOne()
    {
        var requests = await new RequestsUnderTest(new MemorySessionStore(_time), _time).BeginAsync();
        var renewal = new TokenRenewal(new ConsoleApi(_api, new HttpContextAccessor()), _time);
        _time.Advance(TimeSpan.FromMinutes(15));
        var first = await BeginAsync();
        var second = await BeginAsync();
        _time.EndPatience();
        await second;

        var third = await BeginAsync();
        _time.EndPatience();
        await third;

        Assert.False(first.IsCompleted);
        Assert.Equal(1, _api.Calls);
        _api.Answer();
        await first;
        Assert.Equal("refresh-2", (await requests.Vault.FindAsync(requests.Secret))?.RefreshToken);
        await await BeginAsync();
        Assert.Equal(1, _api.Calls);

        async Task<Task> BeginAsync()
        {
            var session = await requests.ArriveAsync(isByScript: true);
            return renewal.RenewAsync(session, CancellationToken.None);
        }
    }

    /// <summary>Its timers end when the test says so.</summary>
    private sealed class ImpatientTime : TimeProvider
    {
        private readonly List<Action> _timers = [];
        private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan by) => _now += by;

        /// <summary>Of the one who came last.</summary>
        public void EndPatience() => _timers[^1]();

        public override ITimer CreateTimer(
            TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _timers.Add(() => callback(state));
            return System.CreateTimer(static _ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private sealed class SlowApi : HttpMessageHandler, IHttpClientFactory
    {
        private readonly TaskCompletionSource _answer = new();

        public int Calls { get; private set; }

        public void Answer() => _answer.SetResult();

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false)
        {
            BaseAddress = new Uri("http://api.test"),
            Timeout = Timeout.InfiniteTimeSpan,
        };

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            await _answer.Task;
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(SessionTests.Renewed, Encoding.UTF8, "application/json"),
            };
        }
    }
}
