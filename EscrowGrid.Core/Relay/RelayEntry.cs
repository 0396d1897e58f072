using EscrowGrid.Core.Events;

namespace EscrowGrid.Core.Relay;

/// <summary>An event that is to be handed over now.</summary>
public sealed class RelayEntry(LoggedEvent logged, RelayItem? item, bool isBlocked)
{
    public LoggedEvent Logged => logged;

    /// <summary>What is known of earlier attempts; null for an event that comes from the log.</summary>
    public RelayItem? Item => item;

    /// <summary>Whether an earlier event of its subject was not handled.</summary>
    public bool IsBlocked => isBlocked;

    public string Subject => logged.Event.Subject;
}
