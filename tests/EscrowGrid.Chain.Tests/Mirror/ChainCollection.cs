namespace EscrowGrid.Chain.Tests.Mirror;

[CollectionDefinition(ChainFixture.Name)]
public sealed class ChainCollection : ICollectionFixture<ChainFixture>;
