using Microsoft.Extensions.Configuration;

namespace EscrowGrid.ServiceDefaults.Discovery;

/// <summary>
/// Finds a service's endpoints in configuration: <c>https+http://api</c> means the first of
/// <c>services:api:https:0…</c> and <c>services:api:http:0…</c> that exists, and <c>http://_health.api</c> the endpoint
/// named "health". Several endpoints take turns. A name without settings stays as it is, for the DNS of Compose and
/// Kubernetes to resolve.
/// </summary>
internal sealed class ServiceEndpoints(IConfiguration configuration)
{
    private const char SchemeSeparator = '+';

    private uint _turn;

    public Uri Resolve(Uri address)
    {
        var schemes = address.Scheme.Split(SchemeSeparator);
        var (endpointName, service) = Names(address.Host);
        foreach (var name in endpointName is null ? schemes : [endpointName])
        {
            var found = Endpoints(service, name);
            if (found.Count > 0) return Move(address, found[(int)(Interlocked.Increment(ref _turn) % found.Count)]);
        }

        return schemes.Length == 1 && endpointName is null
            ? address
            : new UriBuilder(address) { Scheme = schemes[0], Host = service, Port = PortOf(address) }.Uri;
    }

    private static (string? Endpoint, string Service) Names(string host)
    {
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return host.StartsWith('_') && dot > 1 ? (host[1..dot], host[(dot + 1)..]) : (null, host);
    }

    private List<Uri> Endpoints(string service, string name) =>
    [
        .. configuration.GetSection($"services:{service}:{name}").GetChildren()
            .Select(child => Uri.TryCreate(child.Value, UriKind.Absolute, out var uri) ? uri : null)
            .OfType<Uri>(),
    ];

    private static Uri Move(Uri address, Uri endpoint) =>
        new UriBuilder(address) { Scheme = endpoint.Scheme, Host = endpoint.Host, Port = endpoint.Port }.Uri;

    /// <summary>-1 leaves the scheme's usual port.</summary>
    private static int PortOf(Uri address) => address.IsDefaultPort ? -1 : address.Port;
}
