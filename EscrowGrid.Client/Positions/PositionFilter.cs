namespace EscrowGrid.Client.Positions;

/// <summary>Which positions to list; null leaves a filter out, and those given combine.</summary>
/// <param name="InstitutionId">For the root key; ignored for every other.</param>
/// <param name="AssetId">Of one asset.</param>
/// <param name="HolderReference">Of one holder, exactly.</param>
public sealed record PositionFilter(
    string? InstitutionId = null, string? AssetId = null, string? HolderReference = null);
