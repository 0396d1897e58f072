namespace EscrowGrid.Core.Policies;

/// <summary>
/// What a policy says of positions (wire contract, section 7, and what we add to it). Bounds are inclusive; null means
/// no bound; an empty list of currencies allows none.
/// </summary>
public sealed record PositionLimits(
    Amount? MinAmount, Amount? MaxAmount, IReadOnlyList<Currency>? AllowedCurrencies)
{
    /// <summary>Days from creation to expiry, 1 to <see cref="Limits.TenorDays"/>: a position has to end.</summary>
    public int? MaxTenorDays { get; init; }

    /// <summary>From this amount on, money leaves a position only with the approval of a second key.</summary>
    public Amount? ApprovalAmount { get; init; }

    /// <summary>The only states to move to; null for all.</summary>
    public IReadOnlyList<TransitionTarget>? AllowedTransitions { get; init; }

    /// <summary>States not to move to, also when they are allowed; null for none.</summary>
    public IReadOnlyList<TransitionTarget>? BlockedTransitions { get; init; }

    public bool Blocks(TransitionTarget target) =>
        AllowedTransitions?.Contains(target) is false || BlockedTransitions?.Contains(target) is true;
}
