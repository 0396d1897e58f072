namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>escrows</c>.</summary>
internal sealed class EscrowRow
{
    public Guid Id { get; init; }

    public Guid InstitutionId { get; init; }

    public Guid BuyerId { get; init; }

    public Guid SellerId { get; init; }

    public required string Rail { get; init; }

    public required string Currency { get; init; }

    public decimal Amount { get; init; }

    public decimal SellerFee { get; init; }

    public DateTimeOffset PaymentDeadline { get; init; }

    public TimeSpan AcceptancePeriod { get; init; }

    public required string OnSilence { get; init; }

    public TimeSpan? DeliveryPeriod { get; init; }

    public TimeSpan? DisputePeriod { get; init; }

    public required string OnStalemate { get; init; }

    public required string PayoutDestination { get; init; }

    public string? ContractReference { get; init; }

    public string? OfferReference { get; init; }

    public string? BuyerKycTier { get; init; }

    public bool? BuyerKycVerified { get; init; }

    public string? SellerKycTier { get; init; }

    public bool? SellerKycVerified { get; init; }

    public string? KycRequired { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public required string State { get; init; }

    public long Version { get; init; }

    public long DecisiveVersion { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? ToldDueAt { get; init; }

    public DateTimeOffset? HeldBackDueAt { get; init; }

    public long? DecisionVersion { get; init; }

    public string? DecisionTarget { get; init; }

    public string? DecidedBy { get; init; }

    public Guid? DecidedByUser { get; init; }

    public required byte[] LedgerHead { get; init; }

    public Guid? MilestoneOf { get; init; }

    public int? MilestoneNumber { get; init; }

    public string? MilestoneTitle { get; init; }
}
