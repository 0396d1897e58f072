namespace EscrowGrid.Admin.Overview;

/// <summary>Where the money of one currency is.</summary>
internal sealed record CurrencyMoney(string Currency, decimal Held, decimal Released, decimal Refunded);
