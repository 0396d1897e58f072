using System.Net.Sockets;

namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>An address a resource is reached at.</summary>
public sealed class EndpointAnnotation : IResourceAnnotation
{
    /// <summary>Creates an endpoint.</summary>
    public EndpointAnnotation(
        ProtocolType protocol, string uriScheme, string? name = null, int? port = null, int? targetPort = null)
    {
        Protocol = protocol;
        UriScheme = uriScheme;
        Name = name ?? uriScheme;
        Port = port;
        TargetPort = targetPort;
    }

    /// <summary>Unique within the resource; the scheme unless another name was given.</summary>
    public string Name { get; set; }

    /// <summary>TCP, as everything here.</summary>
    public ProtocolType Protocol { get; set; }

    /// <summary><c>http</c>, <c>tcp</c>, ….</summary>
    public string UriScheme { get; set; }

    /// <summary><c>http</c>, <c>http2</c> or <c>tcp</c>.</summary>
    public string Transport { get => field ?? (UriScheme is "http" or "https" ? "http" : "tcp"); set; }

    /// <summary>The port of the stable address; null for any free one.</summary>
    public int? Port { get; set; }

    /// <summary>The port the process itself listens on; null for any free one.</summary>
    public int? TargetPort { get; set; }

    /// <summary>The variable that tells the process its port, when it does not read ASPNETCORE_URLS.</summary>
    public string? TargetPortEnvironmentVariable { get; set; }

    /// <summary>
    /// A proxy holds the stable address. Without one the process itself does, and there can be no replicas.
    /// </summary>
    public bool IsProxied { get; set; } = true;

    /// <summary>Meant for clients outside the application.</summary>
    public bool IsExternal { get; set; }

    internal bool IsFromLaunchProfile { get; init; }

    /// <summary>The stable address's port once the application starts; 0 before.</summary>
    internal int AllocatedPort { get; set; }

    internal bool IsHttp => UriScheme is "http" or "https";
}
