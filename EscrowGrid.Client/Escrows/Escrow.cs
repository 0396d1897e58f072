using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Escrows;

/// <summary>Money of a buyer that a marketplace holds until the seller has delivered. Amounts are cents, in digits.
/// </summary>
/// <param name="EscrowId">Its id.</param>
/// <param name="InstitutionId">Whose marketplace it is of.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">1 at first; one more with every event.</param>
/// <param name="BuyerId">Who pays in.</param>
/// <param name="SellerId">Who is paid.</param>
/// <param name="Rail">How money comes and goes.</param>
/// <param name="Currency">USD or USDC.</param>
/// <param name="Amount">What was agreed.</param>
/// <param name="SellerFee">What the marketplace keeps of a full release.</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="UpdatedAt">The time of its last event.</param>
/// <param name="Deadlines">What happens by itself, and when.</param>
public sealed record Escrow(
    string EscrowId,
    string InstitutionId,
    EscrowStatus Status,
    long Version,
    string BuyerId,
    string SellerId,
    PaymentRail Rail,
    string Currency,
    string Amount,
    string SellerFee,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<EscrowDeadline> Deadlines)
{
    /// <summary>The marketplace's name of the contract.</summary>
    public string? ContractId { get; init; }

    /// <summary>The marketplace's name of the offer.</summary>
    public string? OfferId { get; init; }

    /// <summary>Where the seller is paid; null for the buyer, and in lists, as all that follows.</summary>
    public string? PayoutDestination { get; init; }

    /// <summary>How well its parties were known when it was opened; a party reads of itself alone.</summary>
    public EscrowKyc? Kyc { get; init; }

    /// <summary>How its money comes in; null of one that was divided, too.</summary>
    public EscrowFunding? Funding { get; init; }

    public EscrowAccounts? Accounts { get; init; }

    public IReadOnlyList<EscrowReceipt>? Receipts { get; init; }

    /// <summary>Of which agreement it is a part; null where it is of none. In lists too.</summary>
    public EscrowMilestone? Milestone { get; init; }

    /// <summary>The parts into which it was divided; null where it was not.</summary>
    public IReadOnlyList<MilestoneProgress>? Milestones { get; init; }

    public EscrowDelivery? Delivery { get; init; }

    public EscrowDispute? Dispute { get; init; }

    /// <summary>The decision that is being carried out; null when there is none.</summary>
    public EscrowDecision? Decision { get; init; }

    public IReadOnlyList<EscrowSettlement>? Settlements { get; init; }

    /// <summary>What the caller may do with it now.</summary>
    [JsonPropertyName("allowed_actions")]
    public IReadOnlyList<EscrowAction>? AllowedActions { get; init; }
}
