namespace EscrowGrid.Admin.Overview;

/// <summary>How many were opened on a day of the visitor's calendar.</summary>
internal sealed record DayCount(DateTimeOffset Day, long Count);
