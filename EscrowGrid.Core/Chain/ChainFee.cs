using System.Runtime.InteropServices;

namespace EscrowGrid.Core.Chain;

/// <summary>What is offered for a unit of gas (EIP-1559), in wei.</summary>
/// <param name="Tip">To the block's maker.</param>
/// <param name="Maximum">In all; what the base fee does not need is not spent.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ChainFee(long Tip, long Maximum)
{
    /// <summary>Nodes take a replacement that offers a tenth more; an eighth leaves room for their rounding.</summary>
    private const int BumpDivisor = 8;

    /// <summary>Null while the chain is dearer than the operator allows: then records wait.</summary>
    public static ChainFee? Offer(ChainFacts facts, ChainRules rules)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(rules);
        if (facts.BaseFee >= rules.MaxFeePerGas)
            return null;
        // Twice the base fee stays enough for five full blocks in a row, each of which raises it by an eighth.
        var maximum = Math.Min((2 * facts.BaseFee) + facts.Tip, rules.MaxFeePerGas);
        return new ChainFee(Math.Min(facts.Tip, maximum), maximum);
    }

    /// <summary>
    /// An offer that a node takes in place of this one; null when it would be more than the operator allows.
    /// </summary>
    public ChainFee? Replace(ChainFacts facts, ChainRules rules)
    {
        if (Offer(facts, rules) is not { } current)
            return null;
        var tip = Math.Max(current.Tip, Bump(Tip));
        var maximum = Math.Max(current.Maximum, Math.Max(Bump(Maximum), tip));
        return maximum <= rules.MaxFeePerGas ? new ChainFee(tip, maximum) : null;
    }

    private static long Bump(long fee) => fee + (fee / BumpDivisor) + 1;
}
