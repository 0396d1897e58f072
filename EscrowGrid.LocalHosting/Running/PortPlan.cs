using System.Globalization;
using EscrowGrid.LocalHosting.Proxy;
using EscrowGrid.LocalHosting.Servers;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>Gives every endpoint its stable port, before anything is started.</summary>
internal static class PortPlan
{
    /// <param name="resources">The model's resources.</param>
    /// <param name="randomize">Ignores the model's port numbers, so that tests can run beside the application.</param>
    /// <exception cref="LocalHostingException">A port of the model is in use.</exception>
    public static IReadOnlyList<ProxiedEndpoint> Allocate(IEnumerable<IResource> resources, bool randomize)
    {
        var taken = new HashSet<int>();
        var proxied = new List<ProxiedEndpoint>();
        var endpoints = resources
            .SelectMany(
                resource => resource.Annotations.OfType<EndpointAnnotation>(),
                (resource, endpoint) => (resource, endpoint))
            // Fixed ports first, so that no free one is given away that the model asks for.
            .OrderBy(pair => pair.endpoint.Port is null);
        foreach (var (resource, endpoint) in endpoints)
        {
            var allocated = endpoint.Port is { } port && !randomize ? Fixed(resource, endpoint, port) : Free(taken);
            if (!taken.Add(allocated))
                throw new LocalHostingException($"Port {allocated} is given to two endpoints of the model.");
            endpoint.AllocatedPort = allocated;
            if (IsProxied(resource, endpoint))
                proxied.Add(new ProxiedEndpoint(resource.Name, endpoint.Name, endpoint.AllocatedPort));
        }
        return proxied;
    }

    /// <summary>Where one process listens: the stable port itself without a proxy, else its own.</summary>
    public static IReadOnlyDictionary<string, int> PortsOfReplica(IResource resource, bool isOnlyReplica) =>
        resource.Annotations.OfType<EndpointAnnotation>().ToDictionary(
            endpoint => endpoint.Name,
            endpoint => !IsProxied(resource, endpoint) ? endpoint.AllocatedPort
                : isOnlyReplica && endpoint.TargetPort is { } target ? target
                : LoopbackPort.Free(),
            ResourceName.Comparer);

    private static bool IsProxied(IResource resource, EndpointAnnotation endpoint)
    {
        var replicas = resource.Annotations.OfType<ReplicaAnnotation>().LastOrDefault()?.Replicas ?? 1;
        var proxied = endpoint is { IsProxied: true, UriScheme: "http" };
        return proxied || replicas == 1 ? proxied : throw new LocalHostingException(
            $"'{resource.Name}' has {replicas} replicas, which cannot share its endpoint '{endpoint.Name}': only " +
            "HTTP endpoints with a proxy can be shared.");
    }

    private static int Fixed(IResource resource, EndpointAnnotation endpoint, int port) =>
        !LoopbackPort.IsTaken(port) ? port : throw new LocalHostingException(string.Create(
            CultureInfo.InvariantCulture,
            $"Port {port} of '{resource.Name}' (endpoint '{endpoint.Name}') is in use by another program. Stop that " +
            $"program, or change the port in {Where(endpoint)}."));

    private static string Where(EndpointAnnotation endpoint) =>
        endpoint.IsFromLaunchProfile ? "the project's launchSettings.json" : "the AppHost";

    private static int Free(HashSet<int> taken)
    {
        int port;
        do
            port = LoopbackPort.Free();
        while (taken.Contains(port));
        return port;
    }
}
