using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.Rails.Tests.Faults;

/// <summary>What the port promises for one fault in one operation, once or for as long as it is asked.</summary>
internal static class CallFaultCase
{
    /// <summary>What another try mends, where the call may be repeated.</summary>
    private static readonly FaultKind[] Passing =
    [
        FaultKind.ResetBefore, FaultKind.ResetAfter, FaultKind.SilentBefore, FaultKind.SilentAfter,
        FaultKind.HalfBody, FaultKind.ErrorBefore, FaultKind.BadGateway, FaultKind.Unavailable, FaultKind.TooMany,
        FaultKind.KeyInUse, FaultKind.HugeBody,
    ];

    private static readonly FaultKind[] Kept = [FaultKind.ErrorAfter, FaultKind.ErrorStored];

    /// <summary>Repeats of one call add up to less.</summary>
    private const int Always = 1_000;

    public static string Call(RailOperation operation) => operation switch
    {
        RailOperation.StripeOpen => "stripe.payment_intents.create",
        RailOperation.StripeClose => "stripe.payment_intents.cancel",
        RailOperation.StripePayments => "stripe.charges.list",
        RailOperation.StripeTransfer => "stripe.transfers.create",
        RailOperation.StripeRefund => "stripe.refunds.create",
        RailOperation.StripeFindTransfer => "stripe.transfers.list",
        RailOperation.StripeFindRefund => "stripe.refunds.list",
        RailOperation.CustodianOpen => "custodian.addresses.create",
        RailOperation.CustodianPayments => "custodian.deposits.list",
        RailOperation.CustodianFind => "custodian.transfers.list",
        _ => "custodian.transfers.create",
    };

    /// <summary>Every fault of a call in every operation, but where the answer has nothing that could differ.</summary>
    public static TheoryData<RailOperation, FaultKind, int> All(string rail)
    {
        var cases = new TheoryData<RailOperation, FaultKind, int>();
        var operations = Enum.GetValues<RailOperation>()
            .Where(operation => $"{operation}".StartsWith(rail, StringComparison.Ordinal));
        foreach (var operation in operations)
        {
            foreach (var kind in FaultCatalogue.All.Where(it => it.Group is FaultGroup.Call).Select(it => it.Kind))
            {
                if (kind is FaultKind.OtherAmount && !TellsAnAmount(operation))
                    continue;
                cases.Add(operation, kind, 1);
                cases.Add(operation, kind, Always);
            }
        }

        return cases;
    }

    /// <summary>Whether the operation does what it should all the same; else nothing is known of it.</summary>
    public static bool IsHealed(RailOperation operation, FaultKind kind, int times)
    {
        if (kind is FaultKind.Slow)
            return true;
        if (times > 1 || IsSentOnce(operation))
            return false;
        return Passing.Contains(kind) || (Kept.Contains(kind) && !HasKey(operation));
    }

    private static bool IsSentOnce(RailOperation operation) => operation
        is RailOperation.CustodianOpen or RailOperation.CustodianTransfer or RailOperation.CustodianRefund;

    private static bool HasKey(RailOperation operation) => operation
        is RailOperation.StripeOpen or RailOperation.StripeTransfer or RailOperation.StripeRefund;

    /// <summary>
    /// Whose answer is compared with what was asked. What came in is believed as it is told: nothing else is known.
    /// </summary>
    private static bool TellsAnAmount(RailOperation operation) => operation
        is RailOperation.StripeTransfer or RailOperation.StripeRefund
        or RailOperation.StripeFindTransfer or RailOperation.StripeFindRefund
        or RailOperation.CustodianTransfer or RailOperation.CustodianRefund or RailOperation.CustodianFind;
}
