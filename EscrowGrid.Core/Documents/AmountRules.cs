
namespace EscrowGrid.Core.Documents;

/// <summary>The contract's words for a number that is no amount (wire contract, section 4).</summary>
public static class AmountRules
{
    public static string Explain(AmountError error) => error switch
    {
        AmountError.NotPositive => "Amount must be positive",
        AmountError.TooSmall => "Amount must be at least 1e-8",
        AmountError.TooLarge => "Amount must not exceed 1000000000000000",
        _ => "Amount must have at most 8 decimal places",
    };
}
