namespace EscrowGrid.Core.Storage;

/// <summary>The tables that grow with every write, each partitioned by the month of one column.</summary>
internal static class MonthlyTables
{
    public static IReadOnlyList<string> All { get; } =
        ["position_events", "ledger_events", "ledger_movements", "escrow_events", "audit_events", "events"];
}
