using System.Net;
using System.Net.Sockets;

namespace EscrowGrid.LocalHosting.Servers;

/// <summary>TCP ports of this machine.</summary>
internal static class LoopbackPort
{
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
