namespace EscrowGrid.Client.Institutions;

/// <summary>An institution to create; only the root key may.</summary>
/// <param name="Name">1 to 255 characters.</param>
/// <param name="Regions">1 to 10.</param>
public sealed record NewInstitution(string Name, IReadOnlyList<Region> Regions)
{
    /// <summary>Null means both.</summary>
    public IReadOnlyList<Vertical>? Verticals { get; init; }
}
