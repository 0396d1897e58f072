using System.Text.Json.Serialization;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Api.Escrows;

/// <summary>
/// An escrow on the wire (escrow-services.md 6.2). Money is in cents, as digits. In lists what follows the deadlines is
/// left out.
/// </summary>
/// <param name="EscrowId">Its id.</param>
/// <param name="InstitutionId">Whose marketplace it is of.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">1 at first; one more with every event.</param>
/// <param name="ContractId">The marketplace's name of the contract.</param>
/// <param name="OfferId">The marketplace's name of the offer.</param>
/// <param name="BuyerId">Who pays in.</param>
/// <param name="SellerId">Who is paid.</param>
/// <param name="Rail">How money comes and goes.</param>
/// <param name="Currency">Of all its money.</param>
/// <param name="Amount">What was agreed.</param>
/// <param name="SellerFee">What the marketplace keeps of a full release.</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="UpdatedAt">The time of its last event.</param>
/// <param name="Deadlines">What happens by itself, and when; both sides see the same.</param>
internal sealed record EscrowResponse(
    string EscrowId,
    string InstitutionId,
    string Status,
    long Version,
    string? ContractId,
    string? OfferId,
    string BuyerId,
    string SellerId,
    string Rail,
    string Currency,
    string Amount,
    string SellerFee,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DeadlineResponse[] Deadlines)
{
    /// <summary>Where the seller is paid; for the seller and the staff.</summary>
    public string? PayoutDestination { get; init; }

    /// <summary>How well its parties were known when it was opened; a party reads of itself alone.</summary>
    public PartiesKycResponse? Kyc { get; init; }

    /// <summary>How its money comes in; absent of an agreement that was divided, which is paid by its milestones.
    /// </summary>
    public FundingResponse? Funding { get; init; }

    public EscrowAccountsResponse? Accounts { get; init; }

    /// <summary>The money that came in.</summary>
    public ReceiptResponse[]? Receipts { get; init; }

    /// <summary>Of which agreement it is a part; absent where it is of none.</summary>
    public MilestoneResponse? Milestone { get; init; }

    /// <summary>The parts into which it was divided; absent where it was not.</summary>
    public MilestoneProgressResponse[]? Milestones { get; init; }

    public EscrowDeliveryResponse? Delivery { get; init; }

    public DisputeResponse? Dispute { get; init; }

    /// <summary>The decision that is being carried out; nothing else can be decided meanwhile.</summary>
    public DecisionResponse? Decision { get; init; }

    /// <summary>The payments out, in the order in which they were reserved.</summary>
    public SettlementResponse[]? Settlements { get; init; }

    /// <summary>What the caller may do with it now, and why not the rest.</summary>
    [JsonPropertyName("allowed_actions")]
    public EscrowActionResponse[]? AllowedActions { get; init; }

    /// <summary>As it is shown in a list.</summary>
    public static EscrowResponse From(Escrow escrow) => new(
        escrow.Id.ToString(),
        escrow.Institution.ToString(),
        WireName<EscrowState>.Of(escrow.State),
        escrow.Version,
        escrow.ContractReference,
        escrow.OfferReference,
        escrow.Buyer.ToString(),
        escrow.Seller.ToString(),
        WireName<Rail>.Of(escrow.Rail),
        escrow.Money.Currency.Code,
        Cents.Of(escrow.Money.Amount),
        Cents.Of(escrow.Terms.SellerFee),
        escrow.CreatedAt,
        escrow.UpdatedAt,
        [.. DeclaredDeadline.Of(escrow).Select(DeadlineResponse.From)])
    {
        Milestone = escrow.Milestone is { } milestone ? MilestoneResponse.From(milestone) : null,
    };

    /// <summary>As it is shown alone: the whole of it, but for where the other side's money comes from or goes to.
    /// </summary>
    /// <param name="seen">By whom.</param>
    /// <param name="now">When; what is possible depends on it.</param>
    public static EscrowResponse For(SeenEscrow seen, DateTimeOffset now)
    {
        var (escrow, actor) = seen;
        return From(escrow) with
        {
            PayoutDestination = actor.Class is ActorClass.Buyer ? null : escrow.PayoutDestination,
            Kyc = escrow.Kyc is { } kyc ? PartiesKycResponse.For(actor, kyc) : null,
            Funding = escrow.Milestones.Count > 0 ? null : FundingResponse.From(escrow),
            Accounts = EscrowAccountsResponse.From(escrow.Accounts),
            Receipts = [.. escrow.Receipts.Select(it => ReceiptResponse.For(actor, it))],
            Milestones = escrow.Milestones.Count > 0
                ? [.. escrow.Milestones.Select(MilestoneProgressResponse.From)]
                : null,
            Delivery = escrow.Delivery is { } delivery ? EscrowDeliveryResponse.From(delivery) : null,
            Dispute = escrow.Dispute is { } dispute ? DisputeResponse.From(escrow.DisputeId, dispute) : null,
            Decision = escrow.Decision is { } decision ? DecisionResponse.From(decision) : null,
            Settlements = [.. escrow.Settlements.Select(it => SettlementResponse.For(actor, it))],
            AllowedActions =
                [.. EscrowLifecycle.FindActions(escrow, actor, now).Select(EscrowActionResponse.From)],
        };
    }
}
