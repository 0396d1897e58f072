namespace EscrowGrid.BrowserTests.Console;

/// <summary>A console whose API mirrors to a chain that answers when a test lets it.</summary>
public sealed class HeldConsole : IAsyncLifetime
{
    internal HeldNode Node { get; private set; } = null!;

    internal RunningConsole Console { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Node = await HeldNode.StartAsync();
        Console = new RunningConsole
        {
            More =
            [
                ("ONCHAIN_LEDGER_ENABLED", "true"),
                ("ONCHAIN_RPC_URL", Node.Address.ToString()),
                // Nobody's: nothing is ever signed with it.
                ("ONCHAIN_PRIVATE_KEY", new string('1', 64)),
                ("ONCHAIN_CONTRACT_ADDRESS", "0x00000000000000000000000000000000000c0ffe"),
            ],
        };
        await Console.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Console.DisposeAsync();
        await Node.DisposeAsync();
    }
}
