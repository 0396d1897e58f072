using EscrowGrid.Core;
using EscrowGrid.Core.Payments;
using EscrowGrid.StandIns.Custodian;
using EscrowGrid.StandIns.Faults;
using static EscrowGrid.Rails.Tests.RailsUnderTest;

namespace EscrowGrid.Rails.Tests.Faults;

/// <summary>Money that is not what was asked for is told as it came (escrow-services.md, T-07 and T-08).</summary>
public sealed class PaymentFaultTests
{
    [Theory]
    [InlineData(FaultKind.ShortPayment, "50", InboundState.Confirmed, 1)]
    [InlineData(FaultKind.OverPayment, "200", InboundState.Confirmed, 1)]
    [InlineData(FaultKind.WrongAsset, null, InboundState.Confirmed, 1)]
    [InlineData(FaultKind.PaidTwice, "100", InboundState.Confirmed, 2)]
    [InlineData(FaultKind.Reversed, "100", InboundState.Pending, 1)]
    public async Task Card_PaidOtherwise_IsToldAsItCame(
        FaultKind kind, string? amount, InboundState state, int count)
    {
        await using var rails = await StartAsync();
        var collection = await rails.Stripe.OpenCollectionAsync(new(NewEscrow(), Usd("100")), default);
        rails.Server.Faults.Add("stripe.pay", kind);
        rails.Server.Card.Pay(collection.ProviderId);

        var payments = (await rails.Stripe.FindPaymentsAsync(collection, default)).Payments;

        Money? money = amount is null ? null : Usd(amount);
        Assert.Equal(count, payments.Select(payment => payment.ProviderId).Distinct().Count());
        Assert.All(payments, payment => Assert.Equal((money, state), (payment.Money, payment.State)));
        Assert.All(payments, payment => Assert.Equal(money is null ? "eur" : "usd", payment.Asset));
    }

    [Theory]
    [InlineData(FaultKind.ShortPayment, "50", InboundState.Confirmed, 1)]
    [InlineData(FaultKind.OverPayment, "200", InboundState.Confirmed, 1)]
    [InlineData(FaultKind.WrongAsset, null, InboundState.Confirmed, 1)]
    [InlineData(FaultKind.PaidTwice, "100", InboundState.Confirmed, 2)]
    [InlineData(FaultKind.Reversed, "100", InboundState.Failed, 1)]
    public async Task Coins_PaidOtherwise_AreToldAsTheyCame(
        FaultKind kind, string? amount, InboundState state, int count)
    {
        await using var rails = await StartAsync();
        var collection = await rails.Custodian.OpenCollectionAsync(new(NewEscrow(), Usdc("100")), default);
        rails.Server.Faults.Add("custodian.pay", kind);
        rails.Server.Coins.Pay(new CoinPayment(collection.DepositAddress!, 100_000_000));

        var payments = (await rails.Custodian.FindPaymentsAsync(collection, default)).Payments;

        Money? money = amount is null ? null : Usdc(amount);
        Assert.Equal(count, payments.Select(payment => payment.ProviderId).Distinct().Count());
        Assert.All(payments, payment => Assert.Equal((money, state), (payment.Money, payment.State)));
        Assert.All(payments, payment => Assert.NotNull(payment.Sender));
    }

    [Fact]
    public async Task Coins_PaidAfterNinetyDays_AreStillSeen()
    {
        await using var rails = await StartAsync();
        var collection = await rails.Custodian.OpenCollectionAsync(new(NewEscrow(), Usdc("100")), default);
        await rails.Custodian.CloseCollectionAsync(collection, default);
        rails.Server.Advance(TimeSpan.FromDays(90));
        rails.Server.Coins.Pay(new CoinPayment(collection.DepositAddress!, 100_000_000));

        var payment = Assert.Single((await rails.Custodian.FindPaymentsAsync(collection, default)).Payments);

        Assert.Equal(Usdc("100"), payment.Money);
    }
}
