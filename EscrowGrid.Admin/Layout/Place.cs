namespace EscrowGrid.Admin.Layout;

/// <summary>A page that the navigation leads to.</summary>
/// <param name="Group">Under which heading, a key of the catalogue.</param>
/// <param name="Name">A key of the catalogue.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Feature">What has to be readable; null for everybody.</param>
internal sealed record Place(string Group, string Name, string Path, string? Feature);
