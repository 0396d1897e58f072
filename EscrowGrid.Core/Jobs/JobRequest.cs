using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Jobs;

/// <summary>
/// A job to enqueue; <see cref="JobType{TPayload}.Request"/> makes it. As the effect of an event it is enqueued when
/// the event counts as handled.
/// </summary>
public sealed record JobRequest : IEventEffect
{
    internal JobRequest(JobId id, JobKind kind, JsonText payload) => (Id, Kind, Payload) = (id, kind, payload);

    public JobId Id { get; }

    public JobKind Kind { get; }

    /// <summary>An object.</summary>
    public JsonText Payload { get; }

    /// <summary>
    /// Jobs of one key, such as a position's id, run strictly one after the other, in the order in which the
    /// transactions that enqueued them committed; a dead one holds up those behind it.
    /// </summary>
    public string? OrderingKey { get; init; }

    /// <summary>
    /// While a job with this key waits or runs, another one is not enqueued; nobody is told. A dead one does not count.
    /// </summary>
    public string? DedupKey { get; init; }

    /// <summary>Not before this moment; null for at once.</summary>
    public DateTimeOffset? RunAt { get; init; }
}
