using System.Net;
using EscrowGrid.Admin.Tests.Pages;
using EscrowGrid.Client.Escrows;
using EscrowGrid.Client.Evidence;
using EscrowGrid.Client.Funds;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Users;

namespace EscrowGrid.Admin.Tests.Escrows;

/// <summary>What could not be read is never shown as nothing.</summary>
public sealed class EscrowPageTests
{
    private const string Id = "esc_1";
    private const string Root = $"/api/escrow/{Id}";
    private const string Messages = $"{Root}/dispute/dsp_1/messages";
    private const string Silent = "Nothing was written yet.";

    private static readonly ApiCaller Admin = new("admin") { InstitutionId = "inst_1", ApiKeyId = "ak_1" };

    public static TheoryData<string, HttpStatusCode> Failures { get; } = new()
    {
        { Messages, HttpStatusCode.TooManyRequests },
        { Messages, HttpStatusCode.ServiceUnavailable },
        { Messages, HttpStatusCode.InternalServerError },
        { $"{Root}/evidence", HttpStatusCode.ServiceUnavailable },
        { $"{Root}/events", HttpStatusCode.TooManyRequests },
        { "/api/funds", HttpStatusCode.InternalServerError },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Escrow_WhosePartCouldNotBeRead_SaysSo(string part, HttpStatusCode status)
    {
        var api = NewApi().Refuse(part, status, "SAMPLE");
        await using var console = await ConsoleUnderTest.StartAsync(api, Admin);

        using var answer = await console.GetAsync($"/escrows/{Id}");

        Assert.Equal(status, answer.StatusCode);
        Assert.DoesNotContain(Silent, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task Escrow_WhosePartIsNotForTheVisitor_IsShownWithoutIt(HttpStatusCode status)
    {
        var api = NewApi().Refuse($"{Root}/evidence", status, "SAMPLE").Refuse("/api/funds", status, "SAMPLE");
        await using var console = await ConsoleUnderTest.StartAsync(api, Admin);

        var page = await console.ReadAsync($"/escrows/{Id}");

        Assert.Contains(Silent, page.Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>An escrow can be worked with while nobody can say how it is paid.</summary>
    [Theory]
    [InlineData(HttpStatusCode.Conflict, "PAYMENT_NOT_AWAITED")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "RAIL_UNAVAILABLE")]
    public async Task Escrow_WhosePaymentIsNotKnown_IsShown(HttpStatusCode status, string code)
    {
        var api = NewApi()
            .Answer(Root, NewEscrow(EscrowStatus.AwaitFunds, dispute: null))
            .Refuse($"{Root}/payment", status, code);
        await using var console = await ConsoleUnderTest.StartAsync(api, Admin);

        await console.ReadAsync($"/escrows/{Id}");

        Assert.Contains($"{Root}/payment", api.Asked);
    }

    /// <summary>Of a user's 50 calls a minute, a page that lies open takes a few.</summary>
    [Fact]
    public async Task Escrow_ThatLiesOpen_IsLookedAtEveryTenSeconds()
    {
        var time = new WatchedTime(TimeSpan.FromSeconds(10));
        await using var console = await ConsoleUnderTest.StartAsync(NewApi(), Admin, time: time);

        using var stream = await console.GetAsync($"/live/escrows/{Id}");

        await time.TimerMade.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private static StubApi NewApi() => new StubApi()
        .Answer(Root, NewEscrow(
            EscrowStatus.Disputed,
            new EscrowDispute("dsp_1", "BUYER", DateTimeOffset.UnixEpoch, "Not as agreed")))
        .Answer($"{Root}/events", new CursorPage<EscrowEvent>([], "0", HasMore: false))
        .Answer(Messages, StubApi.PageOf<DisputeMessage>())
        .Answer($"{Root}/evidence", StubApi.PageOf<EvidenceFile>())
        .Answer("/api/funds", StubApi.PageOf<InboundFunds>());

    private static Escrow NewEscrow(EscrowStatus status, EscrowDispute? dispute) => new(
        Id,
        "inst_1",
        status,
        Version: 3,
        "usr_1",
        "usr_2",
        PaymentRail.Stripe,
        "USD",
        "100.00",
        "2.00",
        DateTimeOffset.UnixEpoch,
        DateTimeOffset.UnixEpoch,
        [])
    { Dispute = dispute };

    /// <summary>Says when a timer of that period was made.</summary>
    private sealed class WatchedTime(TimeSpan watched) : TimeProvider
    {
        private readonly TaskCompletionSource _made = new();

        public Task TimerMade => _made.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (period == watched) _made.TrySetResult();
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
