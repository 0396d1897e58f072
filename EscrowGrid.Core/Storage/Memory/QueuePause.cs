namespace EscrowGrid.Core.Storage.Memory;

/// <summary>Who paused a queue, when, and why.</summary>
internal sealed record QueuePause(DateTimeOffset At, string By, string Reason);
