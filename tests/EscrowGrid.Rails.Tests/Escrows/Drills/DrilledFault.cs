using EscrowGrid.Core.Payments;
using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.Rails.Tests.Escrows.Drills;

/// <summary>One of the 40 faults, and what it does to an escrow from its opening to its end.</summary>
/// <param name="Number">From 1; its place in the catalogue and in docs/build/faults.md.</param>
/// <param name="Kind">What strikes.</param>
/// <param name="Places">Where.</param>
/// <param name="Times">How often at each place.</param>
/// <param name="End">How the escrow ends.</param>
internal sealed record DrilledFault(
    int Number, FaultKind Kind, IReadOnlyList<DrillPlace> Places, int Times, DrillEnd End)
{
    /// <summary>A rail repeats a call by itself less often.</summary>
    private const int Exhausting = 4;

    private const int All = 100;

    private static readonly TimeSpan Impatience = TimeSpan.FromMilliseconds(500);

    private static readonly DrillPlace[] Calls = [DrillPlace.Open, DrillPlace.Look, DrillPlace.Pay];

    public static IReadOnlyList<DrilledFault> Table { get; } =
        [.. FaultCatalogue.All.Select((it, index) => Of(index + 1, it))];

    /// <summary>Whether staff have to repeat a payment.</summary>
    public bool NeedsStaff => End is DrillEnd.ReleasedByStaff or DrillEnd.RefundedByStaff;

    public bool IsRefund => End is DrillEnd.Refunded or DrillEnd.RefundedByStaff;

    /// <summary>For one call of a provider; null for what the product has.</summary>
    public TimeSpan? Patience => Kind is FaultKind.SilentBefore or FaultKind.SilentAfter ? Impatience : null;

    /// <summary>An answer has to be lost, so that the payout is looked up at all.</summary>
    public bool LosesAnswers => Kind is FaultKind.KeysForgotten or FaultKind.ListLags or FaultKind.ShortPages;

    public static string NameOf(DrillPlace place, Rail rail)
    {
        var isCard = rail is Rail.Stripe;
        return place switch
        {
            DrillPlace.Open => isCard ? "stripe.payment_intents.create" : "custodian.addresses.create",
            DrillPlace.Look => isCard ? "stripe.charges.list" : "custodian.deposits.list",
            DrillPlace.Pay => isCard ? "stripe.transfers.create" : "custodian.transfers.create",
            DrillPlace.Refund => isCard ? "stripe.refunds.create" : "custodian.transfers.create",
            DrillPlace.Find => isCard ? "stripe.transfers.list" : "custodian.transfers.list",
            DrillPlace.Buyer => isCard ? "stripe.pay" : "custodian.pay",
            DrillPlace.Notices => isCard ? "stripe.notices" : "custodian.notices",
            _ => throw new ArgumentOutOfRangeException(nameof(place)),
        };
    }

    private static DrilledFault Of(int number, FaultDescription fault) => fault.Kind switch
    {
        // An authenticated answer about money that came in is believed; reconciliation is what finds it.
        FaultKind.OtherAmount => new(number, fault.Kind, [DrillPlace.Pay], Exhausting, DrillEnd.Released),
        FaultKind.Declined or FaultKind.InsufficientBalance or FaultKind.AccountOnHold =>
            new(number, fault.Kind, [DrillPlace.Pay], 1, DrillEnd.ReleasedByStaff),
        FaultKind.StaysPending => new(number, fault.Kind, [DrillPlace.Refund], 1, DrillEnd.Refunded),
        FaultKind.FailsLater => new(number, fault.Kind, [DrillPlace.Refund], 1, DrillEnd.RefundedByStaff),
        FaultKind.KeysForgotten => new(number, fault.Kind, [DrillPlace.Pay], 1, DrillEnd.Released),
        FaultKind.ListLags => new(number, fault.Kind, [DrillPlace.Find], 1, DrillEnd.Released),
        FaultKind.ShortPages => new(number, fault.Kind, [DrillPlace.Look, DrillPlace.Find], All, DrillEnd.Released),
        FaultKind.ShortPayment => new(number, fault.Kind, [DrillPlace.Buyer], 1, DrillEnd.Cancelled),
        FaultKind.WrongAsset => new(number, fault.Kind, [DrillPlace.Buyer], 1, DrillEnd.Held),
        FaultKind.Reversed => new(number, fault.Kind, [], 0, DrillEnd.Frozen),
        FaultKind.NoticeReordered => new(number, fault.Kind, [DrillPlace.Notices], 1, DrillEnd.Released),
        _ when fault.Group is FaultGroup.Payment =>
            new(number, fault.Kind, [DrillPlace.Buyer], 1, DrillEnd.Released),
        _ when fault.Group is FaultGroup.Notice =>
            new(number, fault.Kind, [DrillPlace.Notices], All, DrillEnd.Released),
        _ => new(number, fault.Kind, Calls, Exhausting, DrillEnd.Released),
    };
}
