using System.Net;
using System.Net.Sockets;

namespace EscrowGrid.LocalHosting.Servers;

/// <summary>TCP ports of this machine.</summary>
internal static class LoopbackPort
{
    private const int Attempts = 5;

    /// <summary>Starts a server on a free port, again on another one when somebody takes it meanwhile.</summary>
    public static async Task<TServer> StartOnFreeAsync<TServer>(Func<int, Task<TServer>> start)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await start(Free());
            }
            catch (PortTakenException) when (attempt < Attempts)
            {
                // Somebody was quicker between our look and the server's bind.
            }
        }
    }

    /// <summary>
    /// A port that nobody listens on at this moment. It is not reserved: the caller tries again if it loses it.
    /// </summary>
    public static int Free()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    public static bool IsTaken(int port)
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            // .NET sets SO_REUSEADDR for a bind on Unix, so a port whose last connections linger still counts as free.
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen();
            return false;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse)
        {
            return true;
        }
    }
}
