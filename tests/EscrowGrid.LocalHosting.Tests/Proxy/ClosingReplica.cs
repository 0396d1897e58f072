using System.Net;
using System.Net.Sockets;

namespace EscrowGrid.LocalHosting.Tests.Proxy;

/// <summary>
/// Answers on every connection until it begins to die; then it takes no new ones, and those it has are open until
/// somebody sends on them, as with a process whose connections the system closes one after the other.
/// </summary>
internal sealed class ClosingReplica : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private volatile bool _isDying;
    private readonly TaskCompletionSource _allAsked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _connections;
    private int _asked;
    private int _lost;

    /// <param name="connections">So many requests have to be there before the first is answered.</param>
    public ClosingReplica(int connections)
    {
        _connections = connections;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Requests that it got while it was dying.</summary>
    public int Lost => Volatile.Read(ref _lost);

    public void Die()
    {
        _isDying = true;
        _listener.Stop();
    }

    public void Dispose()
    {
        _over.Cancel();
        _listener.Dispose();
        _over.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_over.Token));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException
            or OperationCanceledException or InvalidOperationException)
        {
            // It dies, or the test is over.
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using var it = connection;
        var buffer = new byte[4096];
        while (await connection.GetStream().ReadAsync(buffer, _over.Token) > 0)
        {
            if (_isDying)
            {
                Interlocked.Increment(ref _lost);
                return;
            }

            // Together, so that each needs a connection of its own.
            if (Interlocked.Increment(ref _asked) == _connections)
                _allAsked.TrySetResult();
            await _allAsked.Task.WaitAsync(_over.Token);
            await connection.GetStream().WriteAsync("HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray(), _over.Token);
        }
    }
}
