namespace EscrowGrid.Admin.Overview;

/// <summary>What was paid in of one currency, day by day.</summary>
internal sealed record CurrencyVolume(string Currency, IReadOnlyList<DayVolume> Days);
