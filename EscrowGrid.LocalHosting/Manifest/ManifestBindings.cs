using System.Text.Json.Nodes;

namespace EscrowGrid.LocalHosting.Manifest;

/// <summary>Endpoints as bindings.</summary>
internal static class ManifestBindings
{
    public static JsonObject Write(IResource resource)
    {
        var bindings = new JsonObject();
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
            bindings[endpoint.Name] = Write(endpoint);
        return bindings;
    }

    private static JsonObject Write(EndpointAnnotation endpoint)
    {
        var binding = new JsonObject
        {
            ["scheme"] = endpoint.UriScheme,
            ["protocol"] = "tcp",
            ["transport"] = endpoint.Transport,
        };
        if (endpoint.Port is { } port)
            binding["port"] = port;
        if (endpoint.TargetPort is { } target)
            binding["targetPort"] = target;
        if (endpoint.IsExternal)
            binding["external"] = true;
        return binding;
    }
}
