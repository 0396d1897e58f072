using EscrowGrid.Core.Compliance;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Api.Escrows;

/// <summary>How well the parties were known when an escrow was opened, whatever is known of them now.</summary>
internal sealed record PartiesKycResponse
{
    /// <summary>The tier that both needed; absent where nobody was looked at.</summary>
    public string? Required { get; init; }

    /// <summary>For the buyer and the staff.</summary>
    public KycStandingResponse? Buyer { get; init; }

    /// <summary>For the seller and the staff.</summary>
    public KycStandingResponse? Seller { get; init; }

    /// <summary>What somebody may read of it.</summary>
    public static PartiesKycResponse For(EscrowActor actor, PartiesKyc kyc)
    {
        var isStaff = actor.Class is ActorClass.Staff;
        return new PartiesKycResponse
        {
            Required = kyc.Required is { } tier ? WireName<KycTier>.Of(tier) : null,
            Buyer = isStaff || actor.Class is ActorClass.Buyer ? KycStandingResponse.From(kyc.Buyer) : null,
            Seller = isStaff || actor.Class is ActorClass.Seller ? KycStandingResponse.From(kyc.Seller) : null,
        };
    }
}
