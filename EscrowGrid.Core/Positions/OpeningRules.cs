using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Policies;

namespace EscrowGrid.Core.Positions;

/// <summary>Decides what may be opened. Pure; the first broken rule decides.</summary>
public static class OpeningRules
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(Limits.TenorDays);

    /// <summary>When the position will expire, or why it may not be opened.</summary>
    /// <param name="facts">What binds positions in the asset.</param>
    /// <param name="money">What it is to be opened with.</param>
    /// <param name="expiresAt">As asked for; null for as late as the rules have it.</param>
    /// <param name="now">The moment of creation.</param>
    /// <returns>Null for a position that never expires by itself.</returns>
    public static Result<DateTimeOffset?> Decide(
        OpeningFacts facts, Money money, DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Limits is { } limits && PolicyRules.FindBreach(limits, money) is { } breach)
            return breach;
        if (facts.Terms?.FindBreach(money) is { } outside)
            return outside;
        if (expiresAt <= now)
            return RefuseExpiry("Expiry must be in the future");
        if (expiresAt - now > Longest)
            return RefuseExpiry($"Expiry must be at most {Limits.TenorDays} days ahead");
        if (ShortestTenor(facts) is not { } days)
            return expiresAt;
        var latest = now + TenorOf(days);
        if (expiresAt > latest)
            return Problems.ExpiryBeyondTenor.With($"maxTenorDays={days}");
        return expiresAt ?? latest;
    }

    private static decimal? ShortestTenor(OpeningFacts facts)
    {
        decimal? ofPolicy = facts.Limits?.MaxTenorDays;
        var ofTemplate = facts.Terms?.MaxTenorDays;
        return ofPolicy > ofTemplate ? ofTemplate : ofPolicy ?? ofTemplate;
    }

    // At least a millisecond, the smallest step of our time: a position always lives a moment.
    private static TimeSpan TenorOf(decimal days)
    {
        var milliseconds = Math.Min(days, Limits.TenorDays) * (decimal)TimeSpan.FromDays(1).TotalMilliseconds;
        return TimeSpan.FromMilliseconds(Math.Max(1, (long)milliseconds));
    }

    private static Problem RefuseExpiry(string message) =>
        Problems.ValidationFailed.With(new List<FieldError> { new("expiresAt", message) });
}
