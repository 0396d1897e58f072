using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Relay;

namespace EscrowGrid.Core.Storage.Memory;

/// <summary>A consumer's place in the log and the events that it has not handled. Used under the lock.</summary>
internal sealed class MemoryConsumer
{
    public long Fence { get; set; }

    public string? Owner { get; set; }

    public DateTimeOffset LeasedUntil { get; set; }

    public bool IsPaused { get; set; }

    public LogPosition Cursor { get; set; }

    public Dictionary<DomainEventId, RelayItem> Items { get; } = [];

    public bool Blocks(string subject) => Of(subject).Any();

    /// <summary>The items of a subject that block it, in the order of the log.</summary>
    public IEnumerable<RelayItem> Of(string subject) =>
        Items.Values.Where(item => item.Subject == subject && !item.IsReplay).OrderBy(item => item.At);

    public void Unblock(IEnumerable<string> subjects, DateTimeOffset now)
    {
        foreach (var subject in subjects)
        {
            if (Of(subject).FirstOrDefault() is { State: RelayItemState.Waiting } head)
                Items[head.Event] = head with { State = RelayItemState.Retrying, NextAttemptAt = now };
        }
    }
}
