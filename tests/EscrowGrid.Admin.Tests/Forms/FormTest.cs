namespace EscrowGrid.Admin.Tests.Forms;

/// <summary>A console and its API for each test.</summary>
public abstract class FormTest : IAsyncLifetime
{
    private protected ScriptedApi Api { get; private set; } = null!;

    private protected SignedInConsole Console { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Api = await ScriptedApi.StartAsync();
        Console = await SignedInConsole.StartAsync(Api);
    }

    public async Task DisposeAsync()
    {
        await Console.DisposeAsync();
        await Api.DisposeAsync();
    }
}
