namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>institution_policies</c>.</summary>
internal sealed class PolicyRow
{
    public Guid Id { get; init; }

    public Guid InstitutionId { get; init; }

    public required string Region { get; init; }

    public decimal? MinAmount { get; init; }

    public decimal? MaxAmount { get; init; }

    public string[]? AllowedCurrencies { get; init; }

    public int? MaxTenorDays { get; init; }

    public decimal? ApprovalAmount { get; init; }

    public string[]? AllowedTransitions { get; init; }

    public string[]? BlockedTransitions { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public long Version { get; init; }
}
