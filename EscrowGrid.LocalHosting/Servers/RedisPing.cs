using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EscrowGrid.LocalHosting.Servers;

/// <summary>The two commands of the Redis protocol that tell whether a server is there.</summary>
internal static class RedisPing
{
    /// <summary>Logs in and pings; false while the server is not there or still loads its data.</summary>
    public static async Task<bool> AnswersAsync(int port, string password, CancellationToken ct)
    {
        try
        {
            using var client = new TcpClient(AddressFamily.InterNetwork);
            await client.ConnectAsync(IPAddress.Loopback, port, ct);
            await using var stream = client.GetStream();
            var length = Encoding.UTF8.GetByteCount(password);
            var request = $"*2\r\n$4\r\nAUTH\r\n${length}\r\n{password}\r\n*1\r\n$4\r\nPING\r\n";
            await stream.WriteAsync(Encoding.UTF8.GetBytes(request), ct);
            using var reader = new StreamReader(stream);
            return await reader.ReadLineAsync(ct) == "+OK" && await reader.ReadLineAsync(ct) == "+PONG";
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
    }
}
