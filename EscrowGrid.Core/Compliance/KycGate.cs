using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Core.Compliance;

/// <summary>
/// Whether two parties are known well enough for an amount: when it is agreed, when the money comes, and before the
/// seller is paid, since what is known of somebody changes (specification, section 16 and T-26). Every party needs
/// <see cref="KycTier.Tier_1"/> and to be verified, and <see cref="KycTier.Tier_2"/> above the installation's amount.
/// Money that goes back to its sender is never held by this.
/// </summary>
public sealed class KycGate(UserDirectory users, KycPolicy policy)
{
    /// <param name="amount">Of the escrow.</param>
    /// <param name="agreed">The tier that was required when it was opened; no part of an agreement needs less than all
    /// of it did.</param>
    /// <returns>The tier that both parties need; null where everybody is let in.</returns>
    public KycTier? FindRequired(Amount amount, KycTier? agreed = null)
    {
        if (!policy.IsOn)
            return null;
        var needed = amount <= policy.StaffVerifiedAbove ? KycTier.Tier_1 : KycTier.Tier_2;
        return agreed > needed ? agreed : needed;
    }

    /// <returns>Why not, or null.</returns>
    public static Problem? FindRefusal(PartiesKyc parties)
    {
        ArgumentNullException.ThrowIfNull(parties);
        if (parties.Required is not { } needed)
            return null;
        var (buyer, seller) = (parties.Buyer, parties.Seller);
        if (!Suffices(buyer, needed))
            return Problems.KycRequired.With($"The buyer needs {WireName<KycTier>.Of(needed)} and to be verified");
        return Suffices(seller, needed)
            ? null
            : Problems.KycRequired.With($"The seller needs {WireName<KycTier>.Of(needed)} and to be verified");
    }

    /// <summary>By what is known of both at this moment. Whoever is gone is not known.</summary>
    /// <returns>Why not, or null.</returns>
    public async Task<Problem?> FindRefusalAsync(
        InstitutionId institution, UserId buyer, UserId seller, KycTier needed, CancellationToken cancellationToken) =>
        FindRefusal(new PartiesKyc(
            await FindAsync(institution, buyer, cancellationToken),
            await FindAsync(institution, seller, cancellationToken),
            needed));

    private static bool Suffices(KycStanding party, KycTier needed) => party.IsVerified && party.Tier >= needed;

    private async Task<KycStanding> FindAsync(
        InstitutionId institution, UserId id, CancellationToken cancellationToken) =>
        await users.FindAsync(institution, id, cancellationToken) is { } user
            ? KycStanding.Of(user)
            : new KycStanding(KycTier.Tier_0, IsVerified: false);
}
