using System.Net;

namespace EscrowGrid.Core.Webhooks;

/// <summary>The addresses that a name, or an address as text, leads to.</summary>
public delegate Task<IPAddress[]> NameResolver(string host, CancellationToken cancellationToken);
