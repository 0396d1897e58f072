using EscrowGrid.Client.Escrows;

namespace EscrowGrid.Client.Reconciliation;

/// <summary>Filters that combine; null means any.</summary>
public sealed record BreakFilter
{
    /// <summary>For root; everybody else sees one institution anyhow.</summary>
    public string? InstitutionId { get; init; }

    public string? EscrowId { get; init; }

    public BreakState? State { get; init; }

    /// <summary>A word, as <see cref="ReconciliationBreak.Kind"/>.</summary>
    public string? Kind { get; init; }

    public PaymentRail? Rail { get; init; }
}
