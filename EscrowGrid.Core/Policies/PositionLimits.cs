namespace EscrowGrid.Core.Policies;

/// <summary>
/// What a policy says of new positions (wire contract, section 7). Bounds are inclusive; null means no bound; an
/// empty list of currencies allows none.
/// </summary>
public sealed record PositionLimits(
    Amount? MinAmount, Amount? MaxAmount, IReadOnlyList<Currency>? AllowedCurrencies);
