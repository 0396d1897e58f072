namespace EscrowGrid.Client.ChainOperations;

/// <summary>Which records; null means any.</summary>
public sealed record ChainFilter
{
    public ChainOperationState? State { get; init; }

    public string? InstitutionId { get; init; }

    public string? PositionId { get; init; }
}
