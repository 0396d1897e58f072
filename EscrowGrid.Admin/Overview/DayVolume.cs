namespace EscrowGrid.Admin.Overview;

/// <summary>What was paid in on a day of the visitor's calendar.</summary>
internal sealed record DayVolume(DateTimeOffset Day, decimal PaidIn);
