namespace EscrowGrid.Client.Policies;

/// <summary>What a new position must keep to. What is null is not limited.</summary>
/// <param name="MinAmount">The least amount, inclusive; above 0, at most 8 decimals.</param>
/// <param name="MaxAmount">The largest amount, inclusive; not below the least.</param>
/// <param name="AllowedCurrencies">ISO 4217 codes; an empty list allows none.</param>
public sealed record PositionLimits(
    decimal? MinAmount = null, decimal? MaxAmount = null, IReadOnlyList<string>? AllowedCurrencies = null);
