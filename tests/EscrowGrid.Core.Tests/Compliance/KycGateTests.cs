using EscrowGrid.Core.Compliance;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Core.Tests.Compliance;

/// <summary>Every tier of both parties, verified or not, up to the amount and above it.</summary>
public sealed class KycGateTests
{
    private const decimal Above = 10_000.01m;
    private const decimal UpTo = 10_000m;

    public static TheoryData<KycTier, bool, KycTier, bool, decimal> Cases()
    {
        var cases = new TheoryData<KycTier, bool, KycTier, bool, decimal>();
        foreach (var (buyer, isBuyer) in Standings())
        {
            foreach (var (seller, isSeller) in Standings())
            {
                cases.Add(buyer, isBuyer, seller, isSeller, UpTo);
                cases.Add(buyer, isBuyer, seller, isSeller, Above);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Parties_WithTheirStandings_AreLetInByBothRules(
        KycTier buyer, bool isBuyerVerified, KycTier seller, bool isSellerVerified, decimal amount)
    {
        KycTier[] enough = amount == Above ? [KycTier.Tier_2] : [KycTier.Tier_1, KycTier.Tier_2];
        var isBuyerIn = isBuyerVerified && enough.Contains(buyer);
        var isSellerIn = isSellerVerified && enough.Contains(seller);
        var (first, second) = (new KycStanding(buyer, isBuyerVerified), new KycStanding(seller, isSellerVerified));

        var required = Gate(isOn: true).FindRequired(Amount.FromStored(amount));

        var refusal = KycGate.FindRefusal(new PartiesKyc(first, second, required));

        Assert.Equal(isBuyerIn && isSellerIn ? null : Problems.KycRequired, refusal?.Kind);
        if (refusal is not null)
            Assert.StartsWith(isBuyerIn ? "The seller " : "The buyer ", $"{refusal.Details}", StringComparison.Ordinal);
        Assert.Null(KycGate.FindRefusal(
            new PartiesKyc(first, second, Gate(isOn: false).FindRequired(Amount.FromStored(amount)))));
    }

    [Theory]
    [InlineData(100, KycTier.Tier_2, KycTier.Tier_2)]
    [InlineData(100, KycTier.Tier_1, KycTier.Tier_1)]
    [InlineData(100, null, KycTier.Tier_1)]
    [InlineData(20_000, KycTier.Tier_1, KycTier.Tier_2)]
    public void Part_OfAnAgreement_NeedsNoLessThanAllOfItDid(int amount, KycTier? agreed, KycTier needed)
    {
        Assert.Equal(needed, Gate(isOn: true).FindRequired(Amount.FromStored(amount), agreed));
        Assert.Null(Gate(isOn: false).FindRequired(Amount.FromStored(amount), agreed));
    }

    private static IEnumerable<(KycTier Tier, bool IsVerified)> Standings() =>
        from tier in Enum.GetValues<KycTier>()
        from isVerified in new[] { false, true }
        select (tier, isVerified);

    /// <summary>Standings are given here, so nobody is looked up.</summary>
    private static KycGate Gate(bool isOn) => new(users: null!, new KycPolicy { IsOn = isOn });
}
