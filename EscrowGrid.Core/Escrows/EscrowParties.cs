using EscrowGrid.Core.Compliance;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// Who buyer and seller are: two active users of the marketplace, known well enough for the amount. Where the seller is
/// paid is what the seller has said and may be used now, never what a request says (trap T-19).
/// </summary>
public sealed class EscrowParties(UserDirectory users, KycGate kyc, TimeProvider time)
{
    /// <returns>Where the seller is paid by the rail, and how well both are known.</returns>
    public async Task<Result<Found>> FindAsync(
        InstitutionId institution, OpenEscrow.Command wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (wanted.Buyer == wanted.Seller)
            return Problems.PartiesEqual.With("They are two");
        var finding = users.FindAsync(institution, wanted.Buyer, cancellationToken);
        var seller = await users.FindAsync(institution, wanted.Seller, cancellationToken);
        if (await finding is not { State: UserState.Active } buyer)
            return Problems.PartyNotFound.With("buyerId");
        if (seller is not { State: UserState.Active })
            return Problems.PartyNotFound.With("sellerId");
        var known = new PartiesKyc(
            KycStanding.Of(buyer), KycStanding.Of(seller), kyc.FindRequired(wanted.Money.Amount));
        if (KycGate.FindRefusal(known) is { } unknown)
            return unknown;
        if (!FindUsable(seller.Payout, wanted.Rail).TryGet(out var destination, out var problem))
            return problem;
        return wanted.PayoutDestination is not { } named || named == destination
            ? new Found(destination, known)
            : Problems.PayoutDestinationMismatch.With("Only the seller, or the staff, says where the seller is paid");
    }

    private Result<string> FindUsable(PayoutDestination payout, Rail rail)
    {
        var named = rail is Rail.Stripe ? payout.StripeAccount : payout.WalletAddress;
        if (named is null)
        {
            return Problems.PayoutDestinationMissing.With(rail is Rail.Stripe
                ? "The seller has named no Stripe account"
                : "The seller has named no wallet address");
        }

        return payout.IsUsableAt(time.GetUtcNow())
            ? named
            : Problems.PayoutDestinationMissing.With(
                $"The seller's was changed; it can be used from {payout.UsableFrom?.ToWireText()}");
    }

    /// <param name="Payout">Where the seller is paid.</param>
    /// <param name="Kyc">How well both are known.</param>
    public sealed record Found(string Payout, PartiesKyc Kyc);
}
