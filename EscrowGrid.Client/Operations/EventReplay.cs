namespace EscrowGrid.Client.Operations;

/// <summary>Which events are handed over again; what is given combines.</summary>
/// <param name="From">That happened then or later.</param>
/// <param name="Reason">Why; it is kept in the audit trail.</param>
public sealed record EventReplay(DateTimeOffset From, string Reason)
{
    /// <summary>That happened before.</summary>
    public DateTimeOffset? To { get; init; }

    public IReadOnlyList<string>? EventIds { get; init; }

    public string? Subject { get; init; }

    public string? Type { get; init; }

    public string? InstitutionId { get; init; }

    /// <summary>True counts them and does nothing.</summary>
    public bool DryRun { get; init; }
}
