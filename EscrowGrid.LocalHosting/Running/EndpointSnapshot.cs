namespace EscrowGrid.LocalHosting.Running;

/// <summary>An address.</summary>
/// <param name="Name">Endpoint name, such as <c>http</c> or <c>tcp</c>.</param>
/// <param name="Url"><c>http://localhost:5301</c>.</param>
/// <param name="IsExternal">Meant for people and clients outside the application.</param>
public sealed record EndpointSnapshot(string Name, string Url, bool IsExternal);
