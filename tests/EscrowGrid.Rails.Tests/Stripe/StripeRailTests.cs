using EscrowGrid.Core.Payments;
using EscrowGrid.StandIns.Faults;
using static EscrowGrid.Rails.Tests.RailsUnderTest;

namespace EscrowGrid.Rails.Tests.Stripe;

/// <summary>Cards, as separate charges and transfers.</summary>
public sealed class StripeRailTests
{
    [Fact]
    public async Task Collection_Opened_IsAPlainIntentOfThePlatform()
    {
        await using var rails = await StartAsync();
        var escrow = NewEscrow();

        var collection = await rails.Stripe.OpenCollectionAsync(new(escrow, Usd("10000.00")), default);

        var intent = Assert.Single(rails.Server.Stripe.Intents);
        Assert.Equal(collection.ProviderId, intent["id"]!.GetValue<string>());
        Assert.Equal(collection.ClientSecret, intent["client_secret"]!.GetValue<string>());
        Assert.Null(collection.DepositAddress);
        Assert.Equal(1_000_000, intent["amount"]!.GetValue<long>());
        Assert.Equal("usd", intent["currency"]!.GetValue<string>());
        Assert.Equal(escrow.ToString(), intent["transfer_group"]!.GetValue<string>());
        Assert.Equal(escrow.ToString(), intent["metadata"]!["escrow_id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(26 * 60)]
    public async Task Collection_OpenedAgain_IsTheSameAtAnyTime(int minutesLater)
    {
        await using var rails = await StartAsync();
        var request = new CollectionRequest(NewEscrow(), Usd("25.00"));
        var first = await rails.Stripe.OpenCollectionAsync(request, default);

        rails.Server.Advance(TimeSpan.FromMinutes(minutesLater));
        var second = await rails.Stripe.OpenCollectionAsync(request, default);

        Assert.Equal(first, second);
        Assert.Single(rails.Server.Stripe.Intents);
    }

    [Theory]
    [InlineData(0, "idempotency_error")]
    [InlineData(26, "collection_differs")]
    public async Task Collection_OverAnotherAmount_IsRefused(int hoursLater, string code)
    {
        await using var rails = await StartAsync();
        var escrow = NewEscrow();
        await rails.Stripe.OpenCollectionAsync(new(escrow, Usd("25.00")), default);
        rails.Server.Advance(TimeSpan.FromHours(hoursLater));

        var refusal = await Assert.ThrowsAsync<RailRefusedException>(
            () => rails.Stripe.OpenCollectionAsync(new(escrow, Usd("26.00")), default));

        Assert.Equal(code, refusal.Code);
        Assert.Single(rails.Server.Stripe.Intents);
    }

    [Theory]
    [InlineData("25.001", "amount_not_whole_cents")]
    [InlineData("0.10", "amount_too_small")]
    public async Task Collection_ThatACardCannotPay_IsRefused(string amount, string code)
    {
        await using var rails = await StartAsync();

        var refusal = await Assert.ThrowsAsync<RailRefusedException>(
            () => rails.Stripe.OpenCollectionAsync(new(NewEscrow(), Usd(amount)), default));

        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public async Task Payment_Made_LeavesTheMoneyOnThePlatform()
    {
        await using var rails = await StartAsync();

        var paid = await PaidEscrow.ByCardAsync(rails, "100.00");

        Assert.StartsWith("ch_", paid.Source, StringComparison.Ordinal);
        Assert.Empty(rails.Server.Stripe.Transfers);
        Assert.Equal(10_000, rails.Server.Stripe.Balance);
    }

    [Theory]
    [InlineData("succeeds", InboundState.Confirmed, CollectionClosing.Paid)]
    [InlineData("processing", InboundState.Pending, CollectionClosing.Processing)]
    [InlineData("fails", InboundState.Failed, CollectionClosing.Closed)]
    public async Task Closing_AfterACardWasTried_SaysWhatCameFirst(
        string outcome, InboundState state, CollectionClosing closing)
    {
        await using var rails = await StartAsync();
        var collection = await rails.Stripe.OpenCollectionAsync(new(NewEscrow(), Usd("30.00")), default);
        rails.Server.Card.Pay(collection.ProviderId, outcome);

        Assert.Equal(state, Assert.Single((await rails.Stripe.FindPaymentsAsync(collection, default)).Payments).State);
        Assert.Equal(closing, await rails.Stripe.CloseCollectionAsync(collection, default));
        Assert.Equal(closing, await rails.Stripe.CloseCollectionAsync(collection, default));
    }

    [Fact]
    public async Task Collection_Closed_IsNotOpenedAgain()
    {
        await using var rails = await StartAsync();
        var request = new CollectionRequest(NewEscrow(), Usd("30.00"));
        var collection = await rails.Stripe.OpenCollectionAsync(request, default);

        Assert.Equal(CollectionClosing.Closed, await rails.Stripe.CloseCollectionAsync(collection, default));

        var refusal = await Assert.ThrowsAsync<RailRefusedException>(
            () => rails.Stripe.OpenCollectionAsync(request, default));
        Assert.Equal("collection_closed", refusal.Code);
    }

    [Fact]
    public async Task Payouts_OfOneCharge_EmptyItExactly()
    {
        await using var rails = await StartAsync();
        var paid = await PaidEscrow.ByCardAsync(rails, "100.00");

        var transferred = await rails.Stripe.PayOutAsync(paid.Transfer(Usd("60.01")), default);
        var refunded = await rails.Stripe.PayOutAsync(paid.Refund(Usd("39.99")), default);

        Assert.Equal((PayoutState.Confirmed, null), (transferred.State, transferred.Error));
        Assert.Equal((PayoutState.Confirmed, null), (refunded.State, refunded.Error));
        Assert.Equal(0, rails.Server.Stripe.Balance);
        var transfer = Assert.Single(rails.Server.Stripe.Transfers);
        Assert.Equal(6_001, transfer["amount"]!.GetValue<long>());
        Assert.Equal(paid.Source, transfer["source_transaction"]!.GetValue<string>());
        Assert.Equal(paid.Escrow.ToString(), transfer["transfer_group"]!.GetValue<string>());
    }

    [Fact]
    public async Task Payout_BeyondTheMoney_IsRefusedForNow()
    {
        await using var rails = await StartAsync();
        var paid = await PaidEscrow.ByCardAsync(rails, "100.00");

        var answer = await rails.Stripe.PayOutAsync(paid.Transfer(Usd("100.01")), default);

        Assert.Equal(
            (PayoutState.Refused, "balance_insufficient", true), (answer.State, answer.Error, answer.IsRetryable));
    }

    [Fact]
    public async Task Payout_UnderTheSameIdWithOtherMoney_IsUnknownAndNotRefused()
    {
        await using var rails = await StartAsync();
        var paid = await PaidEscrow.ByCardAsync(rails, "100.00");
        var request = paid.Transfer(Usd("10.00"));
        await rails.Stripe.PayOutAsync(request, default);
        var other = request with { Money = Usd("11.00") };

        var sent = await rails.Stripe.PayOutAsync(other, default);
        var found = await rails.Stripe.FindPayoutAsync(other, default);

        Assert.Equal((PayoutState.Unknown, "idempotency_error"), (sent.State, sent.Error));
        Assert.Equal((PayoutState.Unknown, "object_differs"), (found.State, found.Error));
        Assert.Equal(1, Eventual.Objects(rails, other));
    }

    [Fact]
    public async Task Payout_SomebodyElseMade_IsNotOurs()
    {
        await using var rails = await StartAsync();
        var paid = await PaidEscrow.ByCardAsync(rails, "100.00");
        await rails.Stripe.PayOutAsync(paid.Transfer(Usd("10.00")), default);

        Assert.Equal(PayoutState.NotFound, (await rails.Stripe.FindPayoutAsync(paid.Transfer(), default)).State);
        Assert.Equal(PayoutState.NotFound, (await rails.Stripe.FindPayoutAsync(paid.Refund(), default)).State);
    }

    [Fact]
    public async Task Payout_ThatTheRailCannotMake_IsNeverSent()
    {
        await using var rails = await StartAsync();
        var paid = await PaidEscrow.ByCardAsync(rails, "100.00");
        PayoutRequest[] requests =
        [
            paid.Transfer(Usdc("1.00")),
            paid.Transfer(Usd("1.001")),
            paid.Transfer() with { Destination = null },
            paid.Refund() with { Destination = "acct_other" },
        ];

        foreach (var request in requests)
            Assert.Equal(PayoutState.Refused, (await rails.Stripe.PayOutAsync(request, default)).State);

        Assert.Equal(0, rails.Server.Faults.Asked("stripe.transfers.create"));
        Assert.Equal(0, rails.Server.Faults.Asked("stripe.refunds.create"));
    }

    [Fact]
    public async Task Payout_AmongManySiblings_IsFoundOnALaterPage()
    {
        await using var rails = await StartAsync();
        var paid = await PaidEscrow.ByCardAsync(rails, "200.00");
        var first = paid.Transfer(Usd("1.00"));
        await rails.Stripe.PayOutAsync(first, default);
        for (var i = 0; i < 120; i++)
            await rails.Stripe.PayOutAsync(paid.Transfer(Usd("0.01")), default);

        Assert.Equal(PayoutState.Confirmed, (await rails.Stripe.FindPayoutAsync(first, default)).State);
        Assert.Equal(2, rails.Server.Faults.Asked("stripe.transfers.list"));
    }

    [Theory]
    [InlineData(null, InboundState.Pending)]
    [InlineData("won", InboundState.Confirmed)]
    [InlineData("lost", InboundState.Failed)]
    public async Task Payment_Disputed_CountsAsTheDisputeStands(string? outcome, InboundState expected)
    {
        await using var rails = await StartAsync();
        var paid = await PaidEscrow.ByCardAsync(rails);
        rails.Server.Card.Dispute(paid.Source);
        if (outcome is not null)
            rails.Server.Card.CloseDispute(paid.Source, outcome);

        var payment = Assert.Single((await rails.Stripe.FindPaymentsAsync(paid.Collection, default)).Payments);

        Assert.Equal(expected, payment.State);
    }

    /// <summary>A settlement that somebody has also paid by hand, with its id copied.</summary>
    [Fact]
    public async Task Payout_ThereTwice_IsConfirmedAndSaysSo()
    {
        await using var rails = await StartAsync();
        var paid = await PaidEscrow.ByCardAsync(rails, "100.00");
        var request = paid.Transfer(Usd("10.00"));
        await rails.Stripe.PayOutAsync(request, default);
        rails.Server.Faults.Add("stripe.transfers.create", FaultKind.KeysForgotten);
        await rails.Stripe.PayOutAsync(request, default);

        var found = await rails.Stripe.FindPayoutAsync(request, default);

        Assert.Equal((PayoutState.Confirmed, "found_more_than_once"), (found.State, found.Error));
    }
}
