using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Relay;

/// <summary>Which events of the log are handed over again. What is given combines.</summary>
/// <param name="From">That happened then or later; the log is by time, so this bounds the search.</param>
public sealed record ReplaySelection(DateTimeOffset From)
{
    /// <summary>That happened before.</summary>
    public DateTimeOffset? To { get; init; }

    public IReadOnlyList<DomainEventId>? Events { get; init; }

    public string? Subject { get; init; }

    public string? Type { get; init; }

    public InstitutionId? Institution { get; init; }
}
