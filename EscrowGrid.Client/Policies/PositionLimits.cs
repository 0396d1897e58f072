using EscrowGrid.Client.Positions;

namespace EscrowGrid.Client.Policies;

/// <summary>What positions must keep to. What is null is not limited.</summary>
/// <param name="MinAmount">The least amount, inclusive; above 0, at most 8 decimals.</param>
/// <param name="MaxAmount">The largest amount, inclusive; not below the least.</param>
/// <param name="AllowedCurrencies">ISO 4217 codes; an empty list allows none.</param>
public sealed record PositionLimits(
    decimal? MinAmount = null, decimal? MaxAmount = null, IReadOnlyList<string>? AllowedCurrencies = null)
{
    /// <summary>Whole days from creation to expiry, 1 to 3650.</summary>
    public int? MaxTenorDays { get; init; }

    /// <summary>From this amount on, a second key has to approve that it leaves a position.</summary>
    public decimal? ApprovalAmount { get; init; }

    /// <summary>The only states to move to.</summary>
    public IReadOnlyList<PositionState>? AllowedTransitions { get; init; }

    /// <summary>States not to move to, also when they are allowed.</summary>
    public IReadOnlyList<PositionState>? BlockedTransitions { get; init; }
}
