using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Policies;

/// <summary>
/// Whether a policy allows a new position. Pure; the first broken rule decides (wire contract, section 7).
/// </summary>
public static class PolicyRules
{
    public static Problem? FindBreach(PositionLimits limits, Money money)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (limits.MinAmount is { } minimum && money.Amount < minimum)
            return Problems.BelowPolicyMinimum.With($"minAmount={minimum}");
        if (limits.MaxAmount is { } maximum && money.Amount > maximum)
            return Problems.AbovePolicyMaximum.With($"maxAmount={maximum}");
        return limits.AllowedCurrencies is { } allowed && !allowed.Contains(money.Currency)
            ? Problems.CurrencyOutsidePolicy.With(
                new CurrencyRefusal([.. allowed.Select(currency => currency.Code)], money.Currency.Code))
            : null;
    }
}
