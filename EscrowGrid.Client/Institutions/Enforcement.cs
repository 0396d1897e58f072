namespace EscrowGrid.Client.Institutions;

/// <summary>
/// Whether an institution's regions and verticals bind its templates, and the config of a template its positions.
/// </summary>
public sealed record Enforcement(bool Enabled);
