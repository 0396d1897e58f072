using System.Globalization;
using System.Net.Sockets;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>GETs a path of the replica itself, past the proxy.</summary>
internal sealed class HttpProbe(HttpHealthCheckAnnotation check, string endpoint) : IHealthProbe
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10),
    })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

    public async Task<HealthReading> ReadAsync(ReplicaAllocation replica, CancellationToken ct)
    {
        var port = replica.Ports[endpoint];
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}{check.Path}");
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return (int)response.StatusCode == check.StatusCode
                ? HealthReading.Healthy
                : new HealthReading($"{check.Path} answers {(int)response.StatusCode}");
        }
        catch (HttpRequestException e)
        {
            return new HealthReading(e.InnerException is SocketException
                ? $"nothing listens on port {port}"
                : $"{check.Path} does not answer");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new HealthReading($"{check.Path} does not answer within {Client.Timeout.TotalSeconds:0} s");
        }
    }
}
