namespace EscrowGrid.Api.Tests;

[CollectionDefinition(Name)]
public sealed class StoresDefinition : ICollectionFixture<Stores>
{
    public const string Name = "stores";
}
