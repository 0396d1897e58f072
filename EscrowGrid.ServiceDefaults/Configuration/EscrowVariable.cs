namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>One of the variables that an installation with escrows is set up by (escrow-services.md 21.1).</summary>
/// <param name="Name">As the environment has it.</param>
/// <param name="Need">Whether an installation with escrows can do without.</param>
/// <param name="Users">Which services use it.</param>
/// <param name="Default">What holds where it is unset; null for nothing.</param>
internal sealed record EscrowVariable(string Name, VariableNeed Need, VariableUsers Users, string? Default = null)
{
    /// <summary>The name by which an AppHost says the same; null for none.</summary>
    public string? Alternative { get; init; }
}
