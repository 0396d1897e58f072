namespace EscrowGrid.FaultTests;

/// <summary>Tests with the whole application, each of which breaks what the others stand on.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneDefinition
{
    public const string Name = "alone";
}
