using System.Net.Sockets;
using EscrowGrid.LocalHosting.Servers;

namespace EscrowGrid.LocalHosting.Tests.Servers;

public sealed class RedisServerTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Data_ServerWithAFolderStartedAgain_IsThere()
    {
        var options = new RedisServerOptions { DataDirectory = _folder.Path, Password = "p\"w\\d" };
        await using (var server = await RedisServer.StartAsync(options, default))
            Assert.Equal("+OK", await CommandAsync(server, "p\"w\\d", "SET k v"));

        await using var again = await RedisServer.StartAsync(options, default);

        Assert.Equal("$1", await CommandAsync(again, "p\"w\\d", "GET k"));
    }

    [Fact]
    public async Task Commands_WithoutPassword_AreRefused()
    {
        await using var server = await RedisServer.StartAsync(new RedisServerOptions(), default);

        Assert.StartsWith("-NOAUTH", await CommandAsync(server, null, "GET k"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_PortInUse_NamesThePort()
    {
        await using var first = await RedisServer.StartAsync(new RedisServerOptions(), default);

        var refused = await Assert.ThrowsAnyAsync<LocalHostingException>(() =>
            RedisServer.StartAsync(new RedisServerOptions { Port = first.Port }, default));

        Assert.Contains($"port {first.Port}", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<string?> CommandAsync(RedisServer server, string? password, string command)
    {
        using var client = new TcpClient("127.0.0.1", server.Port);
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        using var reader = new StreamReader(client.GetStream());
        if (password is not null)
        {
            await writer.WriteAsync($"*2\r\n$4\r\nAUTH\r\n${password.Length}\r\n{password}\r\n");
            Assert.Equal("+OK", await reader.ReadLineAsync());
        }
        await writer.WriteLineAsync(command);
        return await reader.ReadLineAsync();
    }
}
