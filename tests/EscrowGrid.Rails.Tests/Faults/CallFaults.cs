using EscrowGrid.Core.Payments;
using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.Rails.Tests.Faults;

/// <summary>
/// Lets one call go wrong, compares the answer with the port's promise, and then does what the owner of the money does
/// until nothing is open: the provider's books have one object of the id.
/// </summary>
internal sealed class CallFaults(RailsUnderTest rails, RailOperation operation)
{
    private static readonly TimeSpan Impatience = TimeSpan.FromMilliseconds(500);

    private bool IsStripe => $"{operation}".StartsWith("Stripe", StringComparison.Ordinal);

    private IPaymentRail Rail => IsStripe ? rails.Stripe : rails.Custodian;

    public static async Task RunAsync(RailOperation operation, FaultKind kind, int times)
    {
        var waits = kind is FaultKind.SilentBefore or FaultKind.SilentAfter;
        await using var rails = await RailsUnderTest.StartAsync(waits ? Impatience : null);
        var faults = new CallFaults(rails, operation);
        var isHealed = CallFaultCase.IsHealed(operation, kind, times);
        await (operation switch
        {
            RailOperation.StripeOpen or RailOperation.CustodianOpen => faults.OpenAsync(kind, times, isHealed),
            RailOperation.StripeClose => faults.CloseAsync(kind, times, isHealed),
            RailOperation.StripePayments or RailOperation.CustodianPayments =>
                faults.FindPaymentsAsync(kind, times, isHealed),
            RailOperation.StripeFindTransfer or RailOperation.StripeFindRefund or RailOperation.CustodianFind =>
                faults.FindPayoutAsync(kind, times, isHealed),
            _ => faults.PayOutAsync(kind, times, isHealed),
        });
    }

    private async Task OpenAsync(FaultKind kind, int times, bool isHealed)
    {
        var request = new CollectionRequest(
            RailsUnderTest.NewEscrow(), IsStripe ? RailsUnderTest.Usd("40.00") : RailsUnderTest.Usdc("40.00"));
        Break(kind, times);
        var isOpen = await IsDoneAsync(() => Rail.OpenCollectionAsync(request, default));
        Assert.Equal(isHealed, isOpen);

        rails.Server.Faults.Clear();
        if (!await IsDoneAsync(() => Rail.OpenCollectionAsync(request, default)))
        {
            // Stripe keeps a failure under its key for a day.
            rails.Server.Advance(TimeSpan.FromHours(25));
            await Rail.OpenCollectionAsync(request, default);
        }

        Assert.Single(IsStripe ? rails.Server.Stripe.Intents : rails.Server.Custodian.Addresses);
    }

    private async Task CloseAsync(FaultKind kind, int times, bool isHealed)
    {
        var collection = await Rail.OpenCollectionAsync(
            new(RailsUnderTest.NewEscrow(), RailsUnderTest.Usd("40.00")), default);
        Break(kind, times);
        var isClosed = await IsDoneAsync(async () => Assert.Equal(
            CollectionClosing.Closed, await Rail.CloseCollectionAsync(collection, default)));
        Assert.Equal(isHealed, isClosed);

        rails.Server.Faults.Clear();
        Assert.Equal(CollectionClosing.Closed, await Rail.CloseCollectionAsync(collection, default));
    }

    private async Task FindPaymentsAsync(FaultKind kind, int times, bool isHealed)
    {
        var paid = await PayInAsync();
        Break(kind, times);
        var isFound = await IsDoneAsync(async () => Assert.Equal(
            paid.Money, Assert.Single((await Rail.FindPaymentsAsync(paid.Collection, default)).Payments).Money));
        Assert.Equal(isHealed, isFound);
    }

    private async Task PayOutAsync(FaultKind kind, int times, bool isHealed)
    {
        var paid = await PayInAsync();
        var isRefund = operation is RailOperation.StripeRefund or RailOperation.CustodianRefund;
        var request = isRefund ? paid.Refund() : paid.Transfer();
        Break(kind, times);
        var answer = await Rail.PayOutAsync(request, default);
        Assert.Equal(isHealed, answer.State is PayoutState.Confirmed or PayoutState.Submitted);
        Assert.Equal(!isHealed, answer.State is PayoutState.Unknown);

        rails.Server.Faults.Clear();
        Assert.Equal(PayoutState.Confirmed, (await Eventual.SettleAsync(rails, Rail, request)).State);
        Assert.Equal(1, Eventual.Objects(rails, request));
    }

    private async Task FindPayoutAsync(FaultKind kind, int times, bool isHealed)
    {
        var paid = await PayInAsync();
        var request = operation is RailOperation.StripeFindRefund ? paid.Refund() : paid.Transfer();
        await Rail.PayOutAsync(request, default);
        Break(kind, times);
        var answer = await Rail.FindPayoutAsync(request, default);
        Assert.Equal(isHealed ? PayoutState.Confirmed : PayoutState.Unknown, answer.State);

        rails.Server.Faults.Clear();
        Assert.Equal(PayoutState.Confirmed, (await Rail.FindPayoutAsync(request, default)).State);
        Assert.Equal(1, Eventual.Objects(rails, request));
    }

    private Task<PaidEscrow> PayInAsync() => IsStripe ? PaidEscrow.ByCardAsync(rails) : PaidEscrow.ByCoinsAsync(rails);

    private void Break(FaultKind kind, int times) =>
        rails.Server.Faults.Add(CallFaultCase.Call(operation), kind, times);

    /// <returns>False when nothing is known of it; any other exception is a failure of the test.</returns>
    private static async Task<bool> IsDoneAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (RailUnavailableException)
        {
            return false;
        }
    }
}
