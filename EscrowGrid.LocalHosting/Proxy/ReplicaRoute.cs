namespace EscrowGrid.LocalHosting.Proxy;

/// <summary>A running replica and where it listens.</summary>
internal sealed record ReplicaRoute(string Replica, IReadOnlyDictionary<string, int> Ports, bool IsReady);
