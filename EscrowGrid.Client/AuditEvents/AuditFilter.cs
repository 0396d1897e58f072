namespace EscrowGrid.Client.AuditEvents;

/// <summary>Which acts to read; null leaves a filter out, and those given combine.</summary>
/// <param name="Action">Exactly this action.</param>
/// <param name="ResourceId">About this resource.</param>
/// <param name="ApiKeyId">By this key.</param>
/// <param name="From">At this time or later.</param>
/// <param name="To">Before this time.</param>
public sealed record AuditFilter(
    string? Action = null,
    string? ResourceId = null,
    string? ApiKeyId = null,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null)
{
    /// <summary>For the root key; ignored for every other.</summary>
    public string? InstitutionId { get; init; }

    /// <summary>By the request of this id; quicker with a time.</summary>
    public string? RequestId { get; init; }
}
