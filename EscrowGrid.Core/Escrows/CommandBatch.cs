using EscrowGrid.Core.Events;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Escrows;

/// <summary>Commands to be stored, and what is stored with them.</summary>
public sealed record CommandBatch(IReadOnlyList<StoredCommand> Commands)
{
    /// <summary>Of the request that brings them; null for what EscrowGrid commands itself.</summary>
    public Trail? Trail { get; init; }

    /// <summary>That bringing them was a job's work; null otherwise.</summary>
    public JobAck? Ack { get; init; }
}
