namespace EscrowGrid.Client.Escrows;

/// <summary>What a buyer and a seller have agreed. Nothing of it changes later.</summary>
/// <param name="ContractId">The marketplace's name of the contract, 1 to 100 characters; one escrow each.</param>
/// <param name="BuyerId">Who pays in; an active user.</param>
/// <param name="SellerId">Who is paid; another one, with a payout destination for the rail.</param>
/// <param name="Rail">How; up to 10,000.00 by Stripe, above in coins, unless the marketplace has settled otherwise.
/// </param>
/// <param name="Amount">Cents, in digits: "10000" is 100.00.</param>
/// <param name="Currency">USD on Stripe, USDC on Base.</param>
public sealed record NewEscrow(
    string ContractId, string BuyerId, string SellerId, PaymentRail Rail, string Amount, string Currency)
{
    /// <summary>Required with the root key; everybody else has one.</summary>
    public string? InstitutionId { get; init; }

    /// <summary>The marketplace's name of the offer, at most 100 characters.</summary>
    public string? OfferId { get; init; }

    /// <summary>What the caller takes for the seller's fee, in cents; another one is refused.</summary>
    public string? SellerFee { get; init; }

    /// <summary>How long the buyer has to pay, 60 to 31,536,000; null for the marketplace's.</summary>
    public long? PaymentPeriodSeconds { get; init; }

    /// <summary>How long the seller has to deliver; null for ever.</summary>
    public long? DeliveryPeriodSeconds { get; init; }

    /// <summary>How long the buyer has to accept or to object; null for the marketplace's.</summary>
    public long? AcceptancePeriodSeconds { get; init; }

    /// <summary>What a buyer means who does neither; null for the marketplace's.</summary>
    public SilenceOutcome? OnSilence { get; init; }

    /// <summary>How long a dispute may last; null for ever.</summary>
    public long? DisputePeriodSeconds { get; init; }

    /// <summary>How a dispute ends that nobody ends; null for a refund.</summary>
    public SilenceOutcome? OnStalemate { get; init; }
}
