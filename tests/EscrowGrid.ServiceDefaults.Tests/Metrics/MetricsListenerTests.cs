using System.Net;
using System.Net.Sockets;
using System.Text;
using EscrowGrid.ServiceDefaults.Metrics;
using Microsoft.Extensions.Logging.Abstractions;

namespace EscrowGrid.ServiceDefaults.Tests.Metrics;

/// <summary>A port that shows the metrics and nothing else.</summary>
public sealed class MetricsListenerTests
{
    [Fact]
    public async Task Port_ForMetrics_ServesThemAloneAndIsLetGoOfAtTheEnd()
    {
        var port = FindFree();
        var text = Encoding.UTF8.GetBytes("escrowgrid_tests 1\n");
        var listener = new MetricsListener(port, () => text, NullLoggerFactory.Instance);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

        await listener.StartAsync(CancellationToken.None);
        var shown = await client.GetAsync("/metrics");
        var alias = await client.GetStringAsync("/metrics/prometheus");
        var other = await client.GetAsync("/institutions");
        var second = new MetricsListener(port, () => text, NullLoggerFactory.Instance);
        var taken = await Record.ExceptionAsync(() => second.StartAsync(CancellationToken.None));
        await listener.StopAsync(CancellationToken.None);

        Assert.Equal("escrowgrid_tests 1\n", await shown.Content.ReadAsStringAsync());
        Assert.Equal("text/plain", shown.Content.Headers.ContentType?.MediaType);
        Assert.Equal("escrowgrid_tests 1\n", alias);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.IsType<IOException>(taken);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/metrics"));
    }

    [Fact]
    public async Task NoPort_ForMetrics_ListensNowhere()
    {
        var listener = new MetricsListener(port: null, () => [], NullLoggerFactory.Instance);

        await listener.StartAsync(CancellationToken.None);
        Assert.Null(await Record.ExceptionAsync(() => listener.StopAsync(CancellationToken.None)));
    }

    private static int FindFree()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
