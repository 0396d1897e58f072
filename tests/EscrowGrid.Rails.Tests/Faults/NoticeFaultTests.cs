using System.Text;
using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Custodian;
using EscrowGrid.Rails.Stripe;
using EscrowGrid.StandIns;
using EscrowGrid.StandIns.Custodian;
using EscrowGrid.StandIns.Faults;
using EscrowGrid.StandIns.Notices;
using static EscrowGrid.Rails.Tests.RailsUnderTest;

namespace EscrowGrid.Rails.Tests.Faults;

/// <summary>Webhooks as bad senders send them: what is genuine is read, once or ten times, early or late.</summary>
public sealed class NoticeFaultTests
{
    public static TheoryData<Rail> Rails => [Rail.Stripe, Rail.UsdcBase];

    [Theory]
    [MemberData(nameof(Rails))]
    public async Task Notice_Repeated_HasOneId(Rail rail)
    {
        await using var rails = await StartAsync();
        await PayAsync(rails, rail, FaultKind.NoticeRepeated);

        var readings = (await SentAsync(rails, 10)).Select(notice => Read(rails, notice)).ToList();

        Assert.Equal(10, readings.Count);
        Assert.Single(readings.Select(reading => reading.Notice!.EventId).Distinct());
    }

    [Theory]
    [MemberData(nameof(Rails))]
    public async Task Notices_Reordered_AreReadEach(Rail rail)
    {
        await using var rails = await StartAsync();
        await PayAsync(rails, rail, FaultKind.NoticeReordered);
        await PayAsync(rails, rail, fault: null);

        var notices = (await SentAsync(rails, 2)).Select(notice => Read(rails, notice).Notice!).ToList();

        Assert.True(string.CompareOrdinal(notices[0].EventId, notices[1].EventId) > 0);
    }

    [Theory]
    [MemberData(nameof(Rails))]
    public async Task Notice_NinetyDaysLate_IsReadWithItsOwnTime(Rail rail)
    {
        await using var rails = await StartAsync();
        await PayAsync(rails, rail, FaultKind.NoticeLate);
        var paidAt = rails.Server.Clock.GetUtcNow();
        rails.Server.Advance(TimeSpan.FromDays(89));
        Assert.Empty(rails.Server.Notices.Sent);
        rails.Server.Advance(TimeSpan.FromDays(2));

        var notice = Read(rails, Assert.Single(await SentAsync(rails, 1))).Notice!;

        Assert.InRange(notice.CreatedAt, paidAt - TimeSpan.FromMinutes(5), paidAt);
    }

    [Theory]
    [MemberData(nameof(Rails))]
    public async Task Notice_Forged_IsNotBelieved(Rail rail)
    {
        await using var rails = await StartAsync();
        await PayAsync(rails, rail, FaultKind.NoticeForged);

        var reading = Read(rails, Assert.Single(await SentAsync(rails, 1)));

        Assert.Equal((null, NoticeRefusal.WrongSignature), (reading.Notice, reading.Refusal));
    }

    [Theory]
    [MemberData(nameof(Rails))]
    public async Task Notice_Lost_IsNotNeededToFindTheMoney(Rail rail)
    {
        await using var rails = await StartAsync();

        var collection = await PayAsync(rails, rail, FaultKind.NoticeLost);

        var asked = rail is Rail.Stripe ? rails.Stripe : rails.Custodian;
        Assert.Equal(
            InboundState.Confirmed, Assert.Single((await asked.FindPaymentsAsync(collection, default)).Payments).State);
        Assert.Empty(rails.Server.Notices.Sent);
    }

    private static async Task<Collection> PayAsync(RailsUnderTest rails, Rail rail, FaultKind? fault)
    {
        if (fault is { } kind)
            rails.Server.Faults.Add(rail is Rail.Stripe ? "stripe.notices" : "custodian.notices", kind);
        var escrow = NewEscrow();
        if (rail is Rail.Stripe)
        {
            var card = await rails.Stripe.OpenCollectionAsync(new(escrow, Usd("5")), default);
            rails.Server.Card.Pay(card.ProviderId);
            return card;
        }

        var coins = await rails.Custodian.OpenCollectionAsync(new(escrow, Usdc("5")), default);
        rails.Server.Coins.Pay(new CoinPayment(coins.DepositAddress!, 5_000_000));
        return coins;
    }

    private static Task<IReadOnlyList<SentNotice>> SentAsync(RailsUnderTest rails, int count) =>
        Polling.UntilAsync(() => rails.Server.Notices.Sent is { } sent && sent.Count >= count ? sent : null);

    /// <summary>By the clock of the stand-ins, which tests move.</summary>
    private static NoticeReading Read(RailsUnderTest rails, SentNotice notice)
    {
        var options = new StandInOptions();
        IWebhookReader reader = notice.Provider == "stripe"
            ? new StripeWebhookReader([options.StripeSecret], rails.Server.Clock)
            : new CustodianWebhookReader([options.CustodianSecret]);
        Assert.Equal(reader.SignatureHeader, notice.Header);
        return reader.Read(notice.Signature, Encoding.UTF8.GetBytes(notice.Body));
    }
}
