namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>A part of an endpoint's address.</summary>
public enum EndpointProperty
{
    /// <summary><c>http://localhost:5301</c>.</summary>
    Url,

    /// <summary><c>localhost</c>.</summary>
    Host,

    /// <summary>The stable address's port.</summary>
    Port,

    /// <summary><c>http</c>.</summary>
    Scheme,

    /// <summary>The port the process itself listens on.</summary>
    TargetPort,

    /// <summary><c>localhost:5301</c>.</summary>
    HostAndPort,
}
