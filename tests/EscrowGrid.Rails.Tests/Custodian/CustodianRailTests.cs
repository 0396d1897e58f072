using EscrowGrid.Core.Payments;
using EscrowGrid.StandIns.Custodian;
using static EscrowGrid.Rails.Tests.RailsUnderTest;

namespace EscrowGrid.Rails.Tests.Custodian;

/// <summary>USDC on the Base chain.</summary>
public sealed class CustodianRailTests
{
    private const string Sender = "0xAbCdEf0123456789aBcDeF0123456789abcdef01";

    [Fact]
    public async Task Collection_OpenedAgain_IsTheSameAddress()
    {
        await using var rails = await StartAsync();
        var request = new CollectionRequest(NewEscrow(), Usdc("25000"));

        var first = await rails.Custodian.OpenCollectionAsync(request, default);
        rails.Server.Advance(TimeSpan.FromDays(400));
        var second = await rails.Custodian.OpenCollectionAsync(request, default);

        Assert.Equal(first, second);
        Assert.Null(first.ClientSecret);
        Assert.Single(rails.Server.Custodian.Addresses);
    }

    [Fact]
    public async Task Collections_OfTwoEscrows_HaveTwoAddresses()
    {
        await using var rails = await StartAsync();

        var first = await rails.Custodian.OpenCollectionAsync(new(NewEscrow(), Usdc("1")), default);
        var second = await rails.Custodian.OpenCollectionAsync(new(NewEscrow(), Usdc("1")), default);

        Assert.NotEqual(first.DepositAddress, second.DepositAddress);
    }

    [Theory]
    [InlineData(0, InboundState.Pending)]
    [InlineData(12, InboundState.Pending)]
    [InlineData(29, InboundState.Pending)]
    [InlineData(30, InboundState.Confirmed)]
    public async Task Deposit_ByItsDepth_IsCertainWhenItIsDeepEnough(int confirmations, InboundState expected)
    {
        await using var rails = await StartAsync();
        var collection = await rails.Custodian.OpenCollectionAsync(new(NewEscrow(), Usdc("10000.000001")), default);
        rails.Server.Coins.Pay(new CoinPayment(collection.DepositAddress!, 10_000_000_001)
        {
            Confirmations = confirmations,
            Sender = Sender,
        });

        var deposit = Assert.Single((await rails.Custodian.FindPaymentsAsync(collection, default)).Payments);

        Assert.Equal((expected, Usdc("10000.000001"), Sender), (deposit.State, deposit.Money, deposit.Sender));
        Assert.Equal(CustodianBooks.Token, deposit.Asset);
    }

    [Fact]
    public async Task Deposit_WhoseBlockIsNoMore_HasFailed()
    {
        await using var rails = await StartAsync();
        var paid = await PaidEscrow.ByCoinsAsync(rails);

        rails.Server.Coins.Reorganize(paid.Source);

        Assert.Equal(
            InboundState.Failed,
            Assert.Single((await rails.Custodian.FindPaymentsAsync(paid.Collection, default)).Payments).State);
    }

    /// <summary>Anybody can have the token move nothing to any address.</summary>
    [Fact]
    public async Task Deposit_OfNothing_HidesNoOther()
    {
        await using var rails = await StartAsync();
        var collection = await rails.Custodian.OpenCollectionAsync(new(NewEscrow(), Usdc("5")), default);
        rails.Server.Coins.Pay(new CoinPayment(collection.DepositAddress!, 0));
        rails.Server.Coins.Pay(new CoinPayment(collection.DepositAddress!, 5_000_000));

        var deposit = Assert.Single((await rails.Custodian.FindPaymentsAsync(collection, default)).Payments);

        Assert.Equal(Usdc("5"), deposit.Money);
    }

    [Fact]
    public async Task Deposit_OfAnotherToken_IsNoMoney()
    {
        await using var rails = await StartAsync();
        var collection = await rails.Custodian.OpenCollectionAsync(new(NewEscrow(), Usdc("5")), default);
        const string token = "0x1111111111111111111111111111111111111111";
        rails.Server.Coins.Pay(new CoinPayment(collection.DepositAddress!, 5_000_000) { Token = token });

        var deposit = Assert.Single((await rails.Custodian.FindPaymentsAsync(collection, default)).Payments);

        Assert.Null(deposit.Money);
        Assert.Equal(token, deposit.Asset);
    }

    [Fact]
    public async Task Closing_OfAnAddress_NeverPretends()
    {
        await using var rails = await StartAsync();
        var collection = await rails.Custodian.OpenCollectionAsync(new(NewEscrow(), Usdc("5")), default);

        Assert.Equal(CollectionClosing.StaysOpen, await rails.Custodian.CloseCollectionAsync(collection, default));
    }

    [Fact]
    public async Task Payouts_OfOneDeposit_AreWholeUnitsAndGoWhereTheyBelong()
    {
        await using var rails = await StartAsync();
        var collection = await rails.Custodian.OpenCollectionAsync(new(NewEscrow(), Usdc("100")), default);
        rails.Server.Coins.Pay(new CoinPayment(collection.DepositAddress!, 100_000_000) { Sender = Sender });
        var source = Assert.Single((await rails.Custodian.FindPaymentsAsync(collection, default)).Payments).ProviderId;
        var paid = new PaidEscrow(rails.Custodian, NewEscrow(), collection, source, Usdc("100"));
        var (transfer, refund) = (paid.Transfer(Usdc("99.999999")), paid.Refund(Usdc("0.000001")));

        var sent = await rails.Custodian.PayOutAsync(transfer, default);
        var found = await rails.Custodian.FindPayoutAsync(transfer, default);
        await rails.Custodian.PayOutAsync(refund, default);

        Assert.Equal((PayoutState.Submitted, PayoutState.Confirmed), (sent.State, found.State));
        Assert.Equal(PayoutState.Confirmed, (await rails.Custodian.FindPayoutAsync(refund, default)).State);
        Assert.Equal(
            [(transfer.Destination!, "99999999"), (Sender, "1")],
            rails.Server.Custodian.Transfers.Select(
                it => (it["to"]!.GetValue<string>(), it["amount"]!.GetValue<string>())));
        Assert.Equal(0, rails.Server.Custodian.Balance);
    }

    [Fact]
    public async Task Payout_UnderTheSameIdWithOtherMoney_IsUnknownAndNotRefused()
    {
        await using var rails = await StartAsync();
        var paid = await PaidEscrow.ByCoinsAsync(rails);
        var request = paid.Transfer(Usdc("10"));
        await rails.Custodian.PayOutAsync(request, default);
        var other = request with { Money = Usdc("11") };

        var sent = await rails.Custodian.PayOutAsync(other, default);
        var found = await rails.Custodian.FindPayoutAsync(other, default);

        Assert.Equal((PayoutState.Unknown, "reference_conflict"), (sent.State, sent.Error));
        Assert.Equal((PayoutState.Unknown, "object_differs"), (found.State, found.Error));
        Assert.Equal(1, Eventual.Objects(rails, other));
    }

    [Fact]
    public async Task Payout_ThatTheRailCannotMake_IsNeverSent()
    {
        await using var rails = await StartAsync();
        var paid = await PaidEscrow.ByCoinsAsync(rails);
        PayoutRequest[] requests =
        [
            paid.Transfer(Usd("1.00")),
            paid.Transfer(Usdc("0.0000001")),
            paid.Transfer() with { Destination = null },
            paid.Transfer() with { Destination = "acct_seller" },
            paid.Refund() with { Source = "0x0:7" },
        ];

        foreach (var request in requests)
            Assert.Equal(PayoutState.Refused, (await rails.Custodian.PayOutAsync(request, default)).State);

        Assert.Equal(0, rails.Server.Faults.Asked("custodian.transfers.create"));
    }
}
