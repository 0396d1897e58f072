namespace EscrowGrid.AppHost.Tests;

[CollectionDefinition(Name)]
public sealed class WholeApplication : ICollectionFixture<RunningApplication>
{
    public const string Name = "The whole application";
}
