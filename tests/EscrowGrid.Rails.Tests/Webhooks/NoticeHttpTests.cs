using System.Net;
using System.Security.Cryptography;
using System.Text;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Tests.Escrows;
using EscrowGrid.StandIns;
using EscrowGrid.StandIns.Faults;
using static EscrowGrid.Rails.Tests.RailsUnderTest;

namespace EscrowGrid.Rails.Tests.Webhooks;

/// <summary>Webhooks over HTTP, good ones and bad ones (escrow-services.md 31.9, test 8).</summary>
public sealed class NoticeHttpTests
{
    private const string Unknown =
        """{"id":"evt_1","object":"event","type":"customer.created","created":1,"data":{"object":{"id":"cus_1"}}}""";

    private static readonly StandInOptions Options = new();

    [Fact]
    public async Task Notice_NotSignedOrByAnother_IsRefused()
    {
        await using var market = await Marketplace.StartAsync();
        var now = market.Time.GetUtcNow().ToUnixTimeSeconds();

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(market, Unknown, signature: null));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(market, Unknown, "nonsense"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(market, Unknown, Sign(Unknown, now, "whsec_other")));
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            await PostAsync(market, Unknown, Sign(Unknown, now - 301, Options.StripeSecret)));
        Assert.Equal(
            HttpStatusCode.BadRequest, await PostAsync(market, "[]", Sign("[]", now, Options.StripeSecret)));
        Assert.Empty(await EventsAsync(market));
    }

    [Fact]
    public async Task Notice_LargerThanAny_IsRefusedUnread()
    {
        await using var market = await Marketplace.StartAsync();
        var large = new string(' ', 262_145);

        var status = await PostAsync(
            market, large, Sign(large, market.Time.GetUtcNow().ToUnixTimeSeconds(), Options.StripeSecret));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
    }

    [Fact]
    public async Task Notice_OfAnUnknownType_IsKeptOnceAndIgnored()
    {
        await using var market = await Marketplace.StartAsync();
        var signature = Sign(Unknown, market.Time.GetUtcNow().ToUnixTimeSeconds(), Options.StripeSecret);

        Assert.Equal(HttpStatusCode.OK, await PostAsync(market, Unknown, signature));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(market, Unknown, signature));

        var kept = await Polling.UntilAsync(() =>
            EventsAsync(market).Result is [{ State: not ProviderEventState.Pending } only] ? only : null);
        Assert.Equal(ProviderEventState.Ignored, kept.State);
    }

    [Fact]
    public async Task Notice_AboutMoneyOfNobody_IsUnmatchedAndTheMoneyInARow()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await market.OpenAsync(Rail.Stripe, Usd("100"));
        var intent = (await market.CollectionOfAsync(escrow)).ProviderId!;
        market.Providers.Faults.Add("stripe.notices", FaultKind.NoticeLost);
        market.Providers.Card.Pay(intent);
        var charge = market.Providers.Stripe.Charges[^1];
        charge["payment_intent"] = "pi_strange";
        var body = $$"""
            {"id":"evt_strange","object":"event","type":"charge.succeeded","created":1,
             "data":{"object":{"id":"{{charge["id"]}}","object":"charge","payment_intent":"pi_strange"} } }
            """;

        await PostAsync(market, body, Sign(body, market.Time.GetUtcNow().ToUnixTimeSeconds(), Options.StripeSecret));
        var money = await Polling.UntilAsync(() =>
            market.Service<IFundsStore>().FindAsync(
                InboundFunds.IdOf(Rail.Stripe, (string)charge["id"]!), default).Result);
        for (var hours = 0; hours < 30; hours++)
            await market.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal((FundsState.Unmatched, null), (money.State, money.Escrow));
        await Polling.UntilAsync(() => EventsAsync(market).Result
            .FirstOrDefault(it => it is { Notice.EventId: "evt_strange", State: ProviderEventState.Unmatched }));
    }

    [Fact]
    public async Task Notice_WhoseProviderWasAwayForADay_IsProcessedAgainByAnOperator()
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await market.OpenAsync(Rail.Stripe, Usd("100"));
        var intent = (await market.CollectionOfAsync(escrow)).ProviderId!;
        market.Providers.Faults.Add("stripe.charges.list", FaultKind.Unauthorized, times: 100_000);
        var body = $$"""
            {"id":"evt_away","object":"event","type":"payment_intent.succeeded","created":1,"data":{"object":
             {"id":"{{intent}}","object":"payment_intent","amount":10000,"client_secret":"{{intent}}_secret_x",
              "receipt_email":"somebody@trade.test","billing_details":{"name":"Somebody"} } } }
            """;
        await PostAsync(market, body, Sign(body, market.Time.GetUtcNow().ToUnixTimeSeconds(), Options.StripeSecret));
        await Polling.UntilAsync(() => EventsAsync(market).Result.FirstOrDefault(it => it is { Attempts: > 0 }));
        await market.PassAsync(TimeSpan.FromHours(25));
        var given = await Polling.UntilAsync(() => Find(market, ProviderEventState.Unmatched));
        var operators = market.Service<OperateNotices>();

        var shown = await market.Service<ShowNotices>().GetAsync(given.Id, default);
        market.Providers.Faults.Clear();
        market.Providers.Card.Pay(intent);
        var call = new CallContext(Caller.Root, "request", "TEST", "/webhooks", ClientAddress: null);
        var begun = await operators.ProcessAsync(given.Id, "The key was revoked", call, default);

        Assert.True(begun.TryGet(out _, out _));
        var done = await Polling.UntilAsync(() => Find(market, ProviderEventState.Processed));
        Assert.Equal((given.Id, given.Attempts + 1), (done.Id, done.Attempts));
        await market.ReachesAsync(escrow, EscrowState.FundsHeld);
        Assert.True(shown.TryGet(out var notice, out _));
        Assert.Contains($"\"id\": \"{intent}\"", notice.Body, StringComparison.Ordinal);
        Assert.Contains("\"amount\": 10000", notice.Body, StringComparison.Ordinal);
        Assert.Contains("client_secret", notice.Body, StringComparison.Ordinal);
        foreach (var secret in new[] { "_secret_x", "somebody@trade.test", "Somebody" })
            Assert.DoesNotContain(secret, notice.Body, StringComparison.Ordinal);
        Assert.False((await operators.ProcessAsync(given.Id, "Once more", call, default)).TryGet(out _, out _));

        static ProviderEvent? Find(Marketplace market, ProviderEventState state) =>
            EventsAsync(market).Result.FirstOrDefault(it => it.Notice.EventId == "evt_away" && it.State == state);
    }

    [Theory]
    [InlineData(FaultKind.NoticeReordered)]
    [InlineData(FaultKind.NoticeForged)]
    [InlineData(FaultKind.NoticeLate)]
    public async Task Payment_WhoseNoticeIsBad_IsBookedOnceAllTheSame(FaultKind fault)
    {
        await using var market = await Marketplace.StartAsync();
        var escrow = await market.OpenAsync(Rail.Stripe, Usd("100"));
        market.Providers.Faults.Add("stripe.notices", fault);
        market.Providers.Card.Pay((await market.CollectionOfAsync(escrow)).ProviderId!);

        await market.PassAsync(TimeSpan.FromMinutes(2));
        await market.ReachesAsync(escrow, EscrowState.FundsHeld);
        market.Providers.Advance(TimeSpan.FromDays(91));

        var paid = await market.ReachesAsync(escrow, it => it.Receipts.Count > 0);
        Assert.Equal("100", $"{paid.Accounts.Held}");
        Assert.Single(paid.Receipts);
    }

    private static async Task<HttpStatusCode> PostAsync(Marketplace market, string body, string? signature)
    {
        using var client = new HttpClient { BaseAddress = market.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webhooks/stripe");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (signature is not null)
            request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private static string Sign(string body, long at, string secret)
    {
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at}.{body}"));
        return $"t={at},v1={Convert.ToHexStringLower(hash)}";
    }

    private static async Task<IReadOnlyList<ProviderEvent>> EventsAsync(Marketplace market) =>
        (await market.Service<IProviderEventStore>().ListAsync(
            ProviderEventFilter.Everything, Page.Largest, default)).Rows;
}
