using EscrowGrid.LocalHosting.Proxy;
using EscrowGrid.LocalHosting.State;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>What all replicas share.</summary>
internal sealed record EngineParts(
    StateBoard Board,
    LogBook Logs,
    ReplicaRoutes Routes,
    DependencyWaiter Waiter,
    ProcessLedger Ledger)
{
    public required TimeProvider Time { get; init; }

    /// <summary>Makes every health check due: something they may depend on has come or gone.</summary>
    public Pulse RecheckHealth { get; } = new();
}
