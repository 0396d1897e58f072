namespace EscrowGrid.Client.Assets;

/// <summary>Which assets to list; null leaves a filter out.</summary>
/// <param name="InstitutionId">For the root key; ignored for every other.</param>
/// <param name="TemplateId">Of one template.</param>
public sealed record AssetFilter(string? InstitutionId = null, string? TemplateId = null);
