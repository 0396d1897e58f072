using System.Net;
using System.Net.Sockets;

namespace EscrowGrid.Client.Tests;

/// <summary>
/// Stands before a server and breaks some connections at the worst moment: the server has done its work and answers,
/// and the answer does not come through.
/// </summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly Uri _server;
    private readonly Task _running;
    private int _cutsLeft;

    public CuttingProxy(Uri server)
    {
        _server = server;
        _listener.Start();
        Address = new Uri($"http://{_listener.LocalEndpoint}");
        _running = RunAsync();
    }

    public Uri Address { get; }

    /// <summary>How many answers were swallowed.</summary>
    public int Cuts { get; private set; }

    public void CutNext(int answers) => Volatile.Write(ref _cutsLeft, answers);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _running;
        _listener.Dispose();
        _ended.Dispose();
    }

    private async Task RunAsync()
    {
        var relays = new List<Task>();
        try
        {
            while (true)
                relays.Add(RelayAsync(await _listener.AcceptSocketAsync(_ended.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(relays);
        }
    }

    private async Task RelayAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using (client)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _server.Port, _ended.Token);
                await Task.WhenAny(PumpAsync(client, server, mayCut: false), PumpAsync(server, client, mayCut: true));
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException)
            {
                // One side is gone; closing the other tells it.
            }
        }
    }

    private async Task PumpAsync(Socket from, Socket to, bool mayCut)
    {
        var buffer = new byte[16_384];
        while (await from.ReceiveAsync(buffer, SocketFlags.None, _ended.Token) is var count and > 0)
        {
            if (mayCut && Interlocked.Decrement(ref _cutsLeft) >= 0)
            {
                Cuts++;
                return;
            }

            await to.SendAsync(buffer.AsMemory(0, count), SocketFlags.None, _ended.Token);
        }
    }
}
