using System.Globalization;
using System.Text.Json;
using EscrowGrid.Chain.Evm.Rpc;
using EscrowGrid.Core.Chain;
using EscrowGrid.LocalHosting.Processes;
using EscrowGrid.LocalHosting.Servers;

namespace EscrowGrid.Chain.Tests.Anvil;

/// <summary>
/// A real chain of this machine: every transaction is executed, every signature and nonce is checked.
/// </summary>
internal sealed class AnvilNode : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private readonly string _state = Path.Combine(Path.GetTempPath(), $"escrowgrid-anvil-{Guid.NewGuid():N}.json");
    private readonly int _port;
    private readonly RpcClient _rpc;
    private ChildProcess? _process;

    private AnvilNode(int port)
    {
        _port = port;
        Address = new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");
        _rpc = new RpcClient(Address, TimeProvider.System);
    }

    public Uri Address { get; }

    /// <summary>A node that makes a block for each transaction.</summary>
    public static async Task<AnvilNode> StartAsync()
    {
        var node = new AnvilNode(LoopbackPort.Free());
        await node.ResumeAsync();
        return node;
    }

    /// <summary>Ends the process; its chain is kept.</summary>
    public async Task PauseAsync()
    {
        var process = _process ?? throw new InvalidOperationException("It does not run.");
        _process = null;
        await process.StopAsync(StopLimit);
        await process.DisposeAsync();
    }

    /// <summary>Starts the process, with the chain that it had.</summary>
    public async Task ResumeAsync()
    {
        _process = await ChildProcess.StartAsync(new ChildProcessOptions(
            ChainTools.Anvil,
            ["--port", _port.ToString(CultureInfo.InvariantCulture), "--silent", "--order", "fifo", "--state", _state])
        {
            StopSignal = UnixSignal.Interrupt,
        });
        using var limit = new CancellationTokenSource(StartLimit);
        while (true)
        {
            try
            {
                await _rpc.CallAsync(new RpcCall("eth_chainId"), limit.Token);
                return;
            }
            catch (ChainUnavailableException)
            {
                Assert.False(_process.Exited.IsCompleted, "The local chain has ended.");
            }
        }
    }

    /// <summary>Asks for something, and expects it.</summary>
    public async Task<JsonElement> CallAsync(string method, params object[] parameters)
    {
        var reply = await _rpc.CallAsync(new RpcCall(method, parameters), CancellationToken.None);
        Assert.True(reply.Error is null, reply.Error?.Message);
        return reply.Result;
    }

    /// <summary>The receipt of a transaction, once a block has it.</summary>
    public async Task<JsonElement> ReceiptAsync(string hash)
    {
        using var limit = new CancellationTokenSource(StartLimit);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (true)
        {
            var receipt = await CallAsync("eth_getTransactionReceipt", hash);
            if (receipt.ValueKind is JsonValueKind.Object)
                return receipt;
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    /// <summary>From now on blocks are made only by <see cref="MineAsync"/>.</summary>
    public Task HoldBlocksAsync() => CallAsync("evm_setAutomine", false);

    public Task MakeBlocksAsync() => CallAsync("evm_setAutomine", true);

    public Task MineAsync(int blocks = 1) => CallAsync("anvil_mine", $"0x{blocks:x}");

    /// <summary>Replaces the last blocks by as many empty ones.</summary>
    public Task ReorganiseAsync(int depth) => CallAsync("anvil_reorg", depth, Array.Empty<object>());

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await PauseAsync();
        _rpc.Dispose();
        File.Delete(_state);
    }
}
