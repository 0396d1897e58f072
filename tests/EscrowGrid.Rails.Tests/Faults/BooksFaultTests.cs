using EscrowGrid.Core.Payments;
using EscrowGrid.StandIns.Faults;
using static EscrowGrid.Rails.Tests.RailsUnderTest;

namespace EscrowGrid.Rails.Tests.Faults;

/// <summary>The provider refuses, forgets, or takes its time.</summary>
public sealed class BooksFaultTests
{
    [Theory]
    [InlineData("stripe.transfers.create", FaultKind.Declined, "charge_disputed", false)]
    [InlineData("stripe.transfers.create", FaultKind.InsufficientBalance, "balance_insufficient", true)]
    [InlineData("stripe.transfers.create", FaultKind.AccountOnHold, "insufficient_capabilities_for_transfer", true)]
    [InlineData("stripe.refunds.create", FaultKind.Declined, "charge_disputed", false)]
    [InlineData("stripe.refunds.create", FaultKind.InsufficientBalance, "balance_insufficient", true)]
    [InlineData("custodian.transfers.create", FaultKind.Declined, "destination_blocked", false)]
    [InlineData("custodian.transfers.create", FaultKind.InsufficientBalance, "insufficient_balance", true)]
    [InlineData("custodian.transfers.create", FaultKind.AccountOnHold, "wallet_on_hold", true)]
    public async Task Payout_Refused_IsCertainAndSaysWhetherLaterHelps(
        string operation, FaultKind kind, string code, bool isRetryable)
    {
        await using var rails = await StartAsync();
        var paid = await PayInAsync(rails, operation);
        var request = operation.Contains("refunds", StringComparison.Ordinal) ? paid.Refund() : paid.Transfer();
        rails.Server.Faults.Add(operation, kind);

        var answer = await paid.Rail.PayOutAsync(request, default);

        Assert.Equal(new PayoutAnswer(PayoutState.Refused, null, code, isRetryable), answer);
        Assert.Equal(PayoutState.NotFound, (await paid.Rail.FindPayoutAsync(request, default)).State);
        Assert.Equal(0, Eventual.Objects(rails, request));
    }

    [Theory]
    [InlineData("stripe.payment_intents.create", "amount_too_small")]
    [InlineData("custodian.addresses.create", "chain_not_supported")]
    public async Task Collection_Refused_IsRefused(string operation, string code)
    {
        await using var rails = await StartAsync();
        rails.Server.Faults.Add(operation, FaultKind.Declined);
        var isStripe = operation.StartsWith("stripe", StringComparison.Ordinal);
        var (rail, money) = isStripe ? (rails.Stripe, Usd("1.00")) : (rails.Custodian, Usdc("1.00"));

        var refusal = await Assert.ThrowsAsync<RailRefusedException>(
            () => rail.OpenCollectionAsync(new(NewEscrow(), money), default));

        Assert.Equal(code, refusal.Code);
    }

    [Theory]
    [InlineData("stripe.refunds.create")]
    [InlineData("custodian.transfers.create")]
    public async Task Payout_ThatStaysPending_IsSubmittedUntilItArrives(string operation)
    {
        await using var rails = await StartAsync();
        var paid = await PayInAsync(rails, operation);
        var request = paid.Refund();
        rails.Server.Faults.Add(operation, FaultKind.StaysPending);

        Assert.Equal(PayoutState.Submitted, (await paid.Rail.PayOutAsync(request, default)).State);
        Assert.Equal(PayoutState.Submitted, (await paid.Rail.FindPayoutAsync(request, default)).State);
        rails.Server.FinishPayouts();
        Assert.Equal(PayoutState.Confirmed, (await paid.Rail.FindPayoutAsync(request, default)).State);
        Assert.Equal(1, Eventual.Objects(rails, request));
    }

    [Theory]
    [InlineData("stripe.refunds.create", "expired_or_canceled_card")]
    [InlineData("custodian.transfers.create", "destination_blocked")]
    public async Task Payout_ThatFailsLater_IsRefusedOnceThatIsKnown(string operation, string code)
    {
        await using var rails = await StartAsync();
        var paid = await PayInAsync(rails, operation);
        var request = paid.Refund();
        rails.Server.Faults.Add(operation, FaultKind.FailsLater);

        Assert.Equal(PayoutState.Submitted, (await paid.Rail.PayOutAsync(request, default)).State);
        var found = await paid.Rail.FindPayoutAsync(request, default);

        Assert.Equal((PayoutState.Refused, code), (found.State, found.Error));
        Assert.Equal(1, Eventual.Objects(rails, request));
    }

    /// <summary>After a day Stripe takes the same key for a new one; only the look-up stands in between.</summary>
    [Fact]
    public async Task Payout_WhoseKeyIsForgotten_IsFoundAndNotMadeAgain()
    {
        await using var rails = await StartAsync();
        var paid = await PaidEscrow.ByCardAsync(rails);
        var request = paid.Transfer(Usd("10.00"));
        rails.Server.Faults.Add("stripe.transfers.create", FaultKind.ResetAfter, times: 4);
        Assert.Equal(PayoutState.Unknown, (await rails.Stripe.PayOutAsync(request, default)).State);
        rails.Server.Faults.Add("stripe.transfers.create", FaultKind.KeysForgotten);

        Assert.Equal(PayoutState.Confirmed, (await Eventual.SettleAsync(rails, rails.Stripe, request)).State);
        Assert.Equal(1, Eventual.Objects(rails, request));
    }

    /// <summary>A list that does not show it yet does no harm: the key, or the reference, knows it.</summary>
    [Theory]
    [InlineData("stripe.transfers")]
    [InlineData("custodian.transfers")]
    public async Task Payout_ThatTheListDoesNotShow_IsNotMadeAgain(string objects)
    {
        await using var rails = await StartAsync();
        var paid = await PayInAsync(rails, objects);
        var request = paid.Transfer();
        rails.Server.Faults.Add($"{objects}.create", FaultKind.ResetAfter, times: 4);
        Assert.Equal(PayoutState.Unknown, (await paid.Rail.PayOutAsync(request, default)).State);
        rails.Server.Faults.Clear();
        rails.Server.Faults.Add($"{objects}.list", FaultKind.ListLags);

        Assert.Equal(PayoutState.Confirmed, (await Eventual.SettleAsync(rails, paid.Rail, request)).State);
        Assert.Equal(1, Eventual.Objects(rails, request));
    }

    [Theory]
    [InlineData("stripe.transfers")]
    [InlineData("custodian.transfers")]
    public async Task Payout_InShortPages_IsFound(string objects)
    {
        await using var rails = await StartAsync();
        var paid = await PayInAsync(rails, objects);
        var isStripe = paid.Rail.Rail is Rail.Stripe;
        var part = isStripe ? Usd("1.00") : Usdc("1.00");
        var requests = Enumerable.Range(0, 4).Select(_ => paid.Transfer(part)).ToList();
        foreach (var request in requests)
            await paid.Rail.PayOutAsync(request, default);
        rails.Server.Faults.Add($"{objects}.list", FaultKind.ShortPages, times: 100);

        foreach (var request in requests)
            Assert.Equal(PayoutState.Confirmed, (await paid.Rail.FindPayoutAsync(request, default)).State);
    }

    private static Task<PaidEscrow> PayInAsync(RailsUnderTest rails, string operation) =>
        operation.StartsWith("stripe", StringComparison.Ordinal)
            ? PaidEscrow.ByCardAsync(rails)
            : PaidEscrow.ByCoinsAsync(rails);
}
