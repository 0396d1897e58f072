namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>positions</c>.</summary>
internal sealed class PositionRow
{
    public Guid Id { get; init; }

    public Guid InstitutionId { get; init; }

    public Guid AssetId { get; init; }

    public required string HolderReference { get; init; }

    public required string Currency { get; init; }

    public decimal Amount { get; init; }

    public decimal RemainingAmount { get; init; }

    public required string State { get; init; }

    public string? ExternalReference { get; init; }

    public bool IsReferenceUnique { get; init; }

    public string? Metadata { get; init; }

    public Guid[]? MetadataTerms { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public long Version { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Never null once the verb migrate has chained the rows of earlier releases.</summary>
    public byte[]? LedgerHead { get; init; }
}
