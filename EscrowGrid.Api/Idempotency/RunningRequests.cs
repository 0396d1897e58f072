using System.Collections.Concurrent;
using EscrowGrid.Core.Idempotency;

namespace EscrowGrid.Api.Idempotency;

/// <summary>
/// The keyed requests that this instance is working on. It spares the database the repeats of an impatient client:
/// they would hold a connection each while they wait. That a repeat has no second effect does not depend on it, and it
/// knows nothing of other instances: there the unique index of the records decides.
/// </summary>
internal sealed class RunningRequests
{
    private readonly ConcurrentDictionary<IdempotencyId, byte> _running = new();

    /// <summary>False when a request with that id is running.</summary>
    public bool TryEnter(IdempotencyId id) => _running.TryAdd(id, 0);

    public void Leave(IdempotencyId id) => _running.TryRemove(id, out _);
}
