namespace EscrowGrid.Core.Reconciliation;

/// <summary>How far back the hourly comparison looks.</summary>
/// <param name="Recent">1 to 90 days: the providers' books of so long, and escrows that changed in it.</param>
public sealed record ReconciliationPolicy(TimeSpan Recent)
{
    public static ReconciliationPolicy Default { get; } = new(TimeSpan.FromDays(3));
}
