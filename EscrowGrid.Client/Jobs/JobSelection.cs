namespace EscrowGrid.Client.Jobs;

/// <summary>Which dead jobs to retry, and why; null means any.</summary>
/// <param name="Reason">Why, for the audit trail.</param>
public sealed record JobSelection(string Reason)
{
    public string? Queue { get; init; }

    public string? Type { get; init; }

    public string? OrderingKey { get; init; }
}
