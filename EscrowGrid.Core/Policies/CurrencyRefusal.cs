namespace EscrowGrid.Core.Policies;

/// <summary>The details of a refused currency, as they stand on the wire.</summary>
public sealed record CurrencyRefusal(IReadOnlyList<string> AllowedCurrencies, string Currency);
