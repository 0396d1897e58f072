using System.Net;
using System.Net.Sockets;

namespace EscrowGrid.LocalHosting.Tests.Proxy;

/// <summary>Reads the beginning of every request, counts it and breaks off the connection.</summary>
internal sealed class DyingReplica : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _requests;

    public DyingReplica()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = BreakOffAsync();
    }

    public int Port { get; }

    public int Requests => Volatile.Read(ref _requests);

    public void Dispose() => _listener.Dispose();

    private async Task BreakOffAsync()
    {
        var buffer = new byte[1024];
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptTcpClientAsync();
                if (await connection.GetStream().ReadAsync(buffer) > 0)
                    Interlocked.Increment(ref _requests);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
