namespace EscrowGrid.LocalHosting.Proxy;

/// <summary>A stable address.</summary>
internal sealed record ProxiedEndpoint(string Resource, string Endpoint, int Port);
