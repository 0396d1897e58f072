namespace EscrowGrid.BrowserTests.Console;

/// <summary>One console and one browser for all tests of its pages.</summary>
[CollectionDefinition(Name)]
public sealed class ConsoleDefinition : ICollectionFixture<Chromium>, ICollectionFixture<SeededConsole>
{
    public const string Name = "Console";
}
