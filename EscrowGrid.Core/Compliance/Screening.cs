namespace EscrowGrid.Core.Compliance;

/// <summary>What one provider said about one address at one time. Kept for ever.</summary>
/// <param name="Chain">Of the address.</param>
/// <param name="Address">In lower case.</param>
/// <param name="Provider">Who said it.</param>
/// <param name="Level">By the thresholds of that time.</param>
/// <param name="Answer">What was said.</param>
/// <param name="At">When, in UTC, whole milliseconds.</param>
public sealed record Screening(
    WalletChain Chain,
    string Address,
    ScreeningProvider Provider,
    RiskLevel Level,
    ScreeningAnswer Answer,
    DateTimeOffset At);
