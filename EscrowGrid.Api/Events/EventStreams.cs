using System.Collections.Concurrent;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Events;

/// <summary>Counts the open streams, so that no institution takes them all.</summary>
internal sealed class EventStreams
{
    private readonly ConcurrentDictionary<InstitutionId, int> _open = new();

    /// <returns>False when the institution has as many as it may.</returns>
    public bool TryOpen(Caller caller)
    {
        var owner = Owner(caller);
        if (_open.AddOrUpdate(owner, 1, (_, count) => count + 1) <= Limits.EventStreams)
            return true;
        Close(caller);
        return false;
    }

    public void Close(Caller caller)
    {
        var owner = Owner(caller);
        if (_open.AddOrUpdate(owner, 0, (_, count) => count - 1) == 0)
            _open.TryRemove(new KeyValuePair<InstitutionId, int>(owner, 0));
    }

    /// <summary>Root's streams are counted under the id that nobody has.</summary>
    private static InstitutionId Owner(Caller caller) => caller.Institution ?? default;
}
