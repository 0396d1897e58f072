using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EscrowGrid.Benchmarks.Load;

/// <summary>
/// One HTTP/1.1 connection that sends prepared bytes and reads no more of an answer than its status and its end. The
/// load generator shares the cores with what it measures; <see cref="HttpClient"/> would cost as much as the API.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[64 * 1024];
    private int _filled;

    public void Dispose() => _socket.Dispose();

    public async Task ConnectAsync(Uri target) =>
        await _socket.ConnectAsync(IPAddress.Loopback, target.Port);

    /// <returns>The status of the answer.</returns>
    /// <exception cref="IOException">The connection ended, or the answer is not HTTP/1.1.</exception>
    public async Task<HttpStatusCode> SendAsync(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        _filled = 0;
        int bodyStart;
        while ((bodyStart = FindBody()) < 0)
            await ReceiveAsync();
        var head = _buffer.AsSpan(0, bodyStart);
        if (!head.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(head[9..12], out int status, out _))
            throw new IOException("Not an HTTP/1.1 answer.");

        if (FindLength(head) is { } length)
        {
            while (_filled < bodyStart + length)
                await ReceiveAsync();
        }
        else
        {
            // Chunked: the answers' text never ends like this by itself.
            while (!_buffer.AsSpan(bodyStart, _filled - bodyStart).EndsWith("0\r\n\r\n"u8))
                await ReceiveAsync();
        }

        return (HttpStatusCode)status;
    }

    /// <summary>The first 36 characters after <paramref name="prefix"/> in the last answer.</summary>
    public string ReadUuid(ReadOnlySpan<byte> prefix)
    {
        var answer = _buffer.AsSpan(0, _filled);
        var at = answer.IndexOf(prefix);
        return at >= 0
            ? Encoding.ASCII.GetString(answer.Slice(at + prefix.Length, 36))
            : throw new IOException("The answer names no id.");
    }

    private static int? FindLength(ReadOnlySpan<byte> head)
    {
        var name = "\r\nContent-Length: "u8;
        var at = head.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out int length, out _) ? length : null;
    }

    private int FindBody()
    {
        var end = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8);
        return end < 0 ? -1 : end + 4;
    }

    private async Task ReceiveAsync()
    {
        if (_filled == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = await _socket.ReceiveAsync(_buffer.AsMemory(_filled));
        _filled += read > 0 ? read : throw new IOException("The connection was closed.");
    }
}
