using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Escrows;

/// <summary>The bodies of the requests about escrows. All of them refuse what they do not know.</summary>
public static class EscrowFields
{
    private static readonly string[] Currencies = [Currency.Usd.Code, Currency.Usdc.Code];

    /// <summary>An agreement, and the institution that root names.</summary>
    public static (OpenEscrow.Command Command, string? Institution) ReadAgreement(Fields fields)
    {
        var institution = fields.OptionalText("institutionId", "Institution");
        var offer = fields.OptionalText("offerId", "Offer", Limits.EscrowReferenceText);
        var contract = fields.Text("contractId", "Contract", Limits.EscrowReferenceText);
        var buyer = PrefixedId.Parse<UserId>(fields.Text("buyerId", "Buyer"));
        var seller = PrefixedId.Parse<UserId>(fields.Text("sellerId", "Seller"));
        var rail = fields.Option<Rail>("rail");
        var amount = fields.Cents("amount");
        var currency = Currency.FromStored(fields.Option("currency", Currencies) is { Length: > 0 } code
            ? code
            : Currency.Usd.Code);
        var command = new OpenEscrow.Command(buyer, seller, rail, new Money(amount, currency))
        {
            ContractReference = contract,
            OfferReference = offer,
            PayoutDestination = ReadPayout(fields, rail),
            BuyerFee = fields.OptionalCentsOrNone("buyerFee"),
            SellerFee = fields.OptionalCentsOrNone("sellerFee"),
            PaymentPeriod = ReadPeriod(fields, "paymentPeriodSeconds"),
            DeliveryPeriod = ReadPeriod(fields, "deliveryPeriodSeconds"),
            AcceptancePeriod = ReadPeriod(fields, "acceptancePeriodSeconds"),
            OnSilence = fields.OptionalOption<SilenceOutcome>("onSilence"),
            DisputePeriod = ReadPeriod(fields, "disputePeriodSeconds"),
            OnStalemate = fields.OptionalOption<SilenceOutcome>("onStalemate"),
        };
        fields.RefuseUnknown();
        return (command, institution);
    }

    public static EscrowCommand ReadCancel(Fields fields) => Strictly(
        fields, new EscrowCommand.Cancel(fields.OptionalText("reason", "Reason", Limits.ReasonText)));

    /// <summary>The transaction is an id, as it goes to the ledger: whatever is to be said beside it is evidence.
    /// </summary>
    public static EscrowCommand ReadClaim(Fields fields)
    {
        const string Name = "transactionId";
        var transaction = fields.Text(Name, "Transaction", Limits.TransactionText);
        if (transaction.Any(it => it is < '!' or > '~'))
            fields.RefuseField(Name, "Transaction must be visible ASCII characters without spaces");
        var evidence = fields.OptionalText("evidence", "Evidence", Limits.EscrowDescriptionText);
        return Strictly(fields, new EscrowCommand.ClaimPayment(transaction, evidence));
    }

    public static EscrowCommand ReadDelivery(Fields fields) => Strictly(
        fields,
        new EscrowCommand.MarkDelivered(
            fields.Text("title", "Title", Limits.DeliveryTitleText),
            fields.OptionalText("description", "Description", Limits.EscrowDescriptionText)));

    public static EscrowCommand ReadRelease(Fields fields) => Strictly(
        fields, new EscrowCommand.Release(fields.OptionalText("reason", "Reason", Limits.EscrowDescriptionText)));

    public static EscrowCommand ReadRefund(Fields fields) => Strictly(
        fields, new EscrowCommand.Refund(fields.OptionalCents("refundAmount"), ReadReason(fields)));

    public static EscrowCommand ReadDispute(Fields fields) => Strictly(
        fields,
        new EscrowCommand.RaiseDispute(
            fields.Text("reason", "Reason", Limits.DisputeReasonText),
            fields.OptionalText("description", "Description", Limits.EscrowDescriptionText)));

    public static EscrowCommand ReadResolution(Fields fields)
    {
        var (outcome, refund) = ReadOutcome(fields);
        return Strictly(fields, new EscrowCommand.ResolveDispute(outcome, refund, ReadReason(fields)));
    }

    public static EscrowCommand ReadOffer(Fields fields)
    {
        var (outcome, refund) = ReadOutcome(fields);
        return Strictly(fields, new EscrowCommand.MakeOffer(outcome, refund));
    }

    public static EscrowCommand ReadMilestones(Fields fields) => Strictly(
        fields, new EscrowCommand.AddMilestones(fields.Objects("milestones", Limits.Milestones, ReadMilestone)));

    public static EscrowCommand ReadWithdrawal(Fields fields) =>
        Strictly(fields, new EscrowCommand.WithdrawDecision(ReadReason(fields)));

    public static EscrowCommand ReadRetry(Fields fields, SettlementId settlement) =>
        Strictly(fields, new EscrowCommand.RetrySettlement(settlement, ReadReason(fields)));

    public static EscrowCommand ReadStop(Fields fields, SettlementId settlement) =>
        Strictly(fields, new EscrowCommand.StopSettlement(settlement, ReadReason(fields)));

    public static EscrowCommand ReadElsewhere(Fields fields, SettlementId settlement) => Strictly(
        fields,
        new EscrowCommand.SettleElsewhere(
            settlement, fields.Text("reference", "Reference", Limits.SettlementReferenceText), ReadReason(fields)));

    public static EscrowCommand ReadForced(Fields fields) => Strictly(
        fields, new EscrowCommand.ForceTransition(fields.Option<EscrowState>("toState"), ReadReason(fields)));

    private static (DisputeOutcome Outcome, Amount? Refund) ReadOutcome(Fields fields)
    {
        var outcome = fields.Option<DisputeOutcome>("resolution");
        var refund = fields.OptionalCents("refundAmount");
        if (refund is not null && outcome is not DisputeOutcome.Split)
            fields.RefuseField("refundAmount", "Refund amount must only be given with resolution SPLIT");
        return (outcome, refund);
    }

    private static MilestonePlan ReadMilestone(Fields fields)
    {
        var plan = new MilestonePlan(
            fields.Text("title", "Title", Limits.DeliveryTitleText),
            fields.Cents("amount"),
            fields.OptionalTime("paymentDeadline"));
        fields.RefuseUnknown();
        return plan;
    }

    private static EscrowCommand Strictly(Fields fields, EscrowCommand command)
    {
        fields.RefuseUnknown();
        return command;
    }

    private static string ReadReason(Fields fields) => fields.Text("reason", "Reason", Limits.EscrowDescriptionText);

    /// <summary>What the request takes for the seller's; the other rail's says nothing about this one.</summary>
    private static string? ReadPayout(Fields fields, Rail rail)
    {
        var account = fields.OptionalText("sellerStripeAccountId", "Stripe account", Limits.UserReferenceText);
        var wallet = fields.OptionalText("sellerWalletAddress", "Wallet address", Limits.UserReferenceText);
        return rail is Rail.Stripe ? account : wallet?.ToLowerInvariant();
    }

    private static TimeSpan? ReadPeriod(Fields fields, string name)
    {
        const string Label = "Period";
        var minimum = (long)Limits.EscrowPeriodMinimum.TotalSeconds;
        var seconds = fields.OptionalWhole(name, Label, (long)Limits.EscrowPeriodMaximum.TotalSeconds);
        if (seconds < minimum)
            fields.RefuseField(name, $"{Label} must be at least {minimum}");
        return seconds is { } some ? TimeSpan.FromSeconds(some) : null;
    }
}
