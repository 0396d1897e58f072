namespace EscrowGrid.Client.Positions;

/// <summary>Which positions to list; null leaves a filter out, and those given combine.</summary>
/// <param name="InstitutionId">For the root key; ignored for every other.</param>
/// <param name="AssetId">Of one asset.</param>
/// <param name="HolderReference">Of one holder, exactly.</param>
public sealed record PositionFilter(
    string? InstitutionId = null, string? AssetId = null, string? HolderReference = null)
{
    /// <summary>With this reference, exactly.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>In any of these states; empty for all.</summary>
    public IReadOnlyList<PositionState> States { get; init; } = [];

    /// <summary>Created at this time or later.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Created before this time.</summary>
    public DateTimeOffset? CreatedTo { get; init; }

    /// <summary>At least this amount, in whatever currency.</summary>
    public decimal? MinAmount { get; init; }

    /// <summary>At most this amount, in whatever currency.</summary>
    public decimal? MaxAmount { get; init; }

    /// <summary>Whose metadata has all of these keys with these values, at the top; at most 10.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}
