namespace EscrowGrid.Client.Jobs;

/// <summary>What an operator decided about a queue.</summary>
public sealed record JobQueueChange(
    string Queue, bool Paused, DateTimeOffset ChangedAt, string ChangedBy, string Reason);
