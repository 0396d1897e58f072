using EscrowGrid.Client.Approvals;

namespace EscrowGrid.Client.Escrows;

/// <summary>Filters that combine; null means any.</summary>
public sealed record EscrowApprovalFilter
{
    /// <summary>For root; everybody else sees one institution anyhow.</summary>
    public string? InstitutionId { get; init; }

    public string? EscrowId { get; init; }

    /// <summary>In this state now.</summary>
    public ApprovalState? State { get; init; }
}
