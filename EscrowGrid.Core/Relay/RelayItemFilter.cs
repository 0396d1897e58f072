using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Relay;

/// <summary>Which items are shown; null does not filter.</summary>
public sealed record RelayItemFilter(string Consumer)
{
    public RelayItemState? State { get; init; }

    public string? Subject { get; init; }

    public InstitutionId? Institution { get; init; }

    /// <summary>Only these; null for all.</summary>
    public IReadOnlyList<DomainEventId>? Events { get; init; }
}
