using System.Numerics;

namespace EscrowGrid.Core;

/// <summary>
/// Divides money in whole hundredths, so that the parts always sum up to the whole. In whole numbers of any size: no
/// product of two amounts is rounded or too large.
/// </summary>
public static class Allocation
{
    private const int Hundredths = 100;

    /// <summary>
    /// The parts of a whole by weight; what rounding down leaves goes, a hundredth each, to those that lost most by it,
    /// the first of equals first (largest remainder).
    /// </summary>
    /// <param name="whole">A number of whole hundredths.</param>
    /// <param name="weights">Each at least zero, one of them more.</param>
    /// <exception cref="ArgumentException">The whole has more than two decimals, or the weights no sum.</exception>
    public static IReadOnlyList<Balance> Split(Amount whole, IReadOnlyList<long> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var units = UnitsOf(whole.Value);
        var sum = weights.Aggregate(BigInteger.Zero, (total, weight) => total + weight);
        if (sum.IsZero || weights.Any(weight => weight < 0))
            throw new ArgumentException("Weights are at least zero, and one is more.", nameof(weights));
        var shares = weights.Select(weight => BigInteger.DivRem(units * weight, sum)).ToList();
        var parts = shares.ConvertAll(share => share.Quotient);
        var left = (int)(units - parts.Aggregate(BigInteger.Zero, BigInteger.Add));
        foreach (var index in Enumerable.Range(0, parts.Count).OrderByDescending(at => shares[at].Remainder).Take(left))
            parts[index] += 1;
        return parts.ConvertAll(BalanceOf);
    }

    /// <summary>As much of a total as a part is of a whole, rounded to hundredths, half to even.</summary>
    /// <param name="total">What is shared, a number of whole hundredths.</param>
    /// <param name="part">At most the whole; then the share is the total.</param>
    /// <param name="whole">What the total is for.</param>
    public static Balance Share(Balance total, Amount part, Amount whole)
    {
        var divisor = UnitsOf(whole.Value);
        var (share, rest) = BigInteger.DivRem(UnitsOf(total.Value) * UnitsOf(part.Value), divisor);
        var half = (rest * 2).CompareTo(divisor);
        return BalanceOf(half > 0 || (half == 0 && !share.IsEven) ? share + 1 : share);
    }

    private static BigInteger UnitsOf(decimal value)
    {
        var units = value * Hundredths;
        return units == decimal.Truncate(units)
            ? new BigInteger(units)
            : throw new ArgumentException("Not a number of whole hundredths.", nameof(value));
    }

    private static Balance BalanceOf(BigInteger units) =>
        Balance.FromStored(((decimal)units / Hundredths).WithoutTrailingZeros());
}
