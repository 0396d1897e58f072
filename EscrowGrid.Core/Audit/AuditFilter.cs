using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Audit;

/// <summary>Filters that combine; null means any. <c>From</c> is included, <c>To</c> is not.</summary>
public sealed record AuditFilter(
    InstitutionId? Institution,
    string? Action,
    string? ResourceId,
    ApiKeyId? ApiKey,
    DateTimeOffset? From,
    DateTimeOffset? To)
{
    /// <summary>
    /// What one request did. No index has it: with a time only the partitions of that time are read.
    /// </summary>
    public string? RequestId { get; init; }
}
