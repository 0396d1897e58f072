namespace EscrowGrid.Core.Events;

/// <summary>
/// Somebody whom the relay tells of every event: webhooks, Kafka, the on-chain mirror. Register one as a singleton of
/// this type, and the relay of a worker (or of <c>MODE=all</c>) hands it the log from its first event on.
/// </summary>
/// <remarks>
/// <para>Events of one subject come one after the other, in the order of their sequence: the next one only once the
/// one before was handled. One relay at a time works for a consumer, whatever the number of workers.</para>
/// <para>Effects are stored exactly once, with the consumer's place in the log. What a consumer does elsewhere happens
/// at least once: a worker may end between the act and the note of it. The id of the event tells a repeat.</para>
/// <para>An event that fails (<see cref="RelayedEvent.Fail"/>, or an exception) is tried again with growing pauses, up
/// to <see cref="Limits.RelayAttempts"/> times, and the later events of its subject wait; then it is dead, and waits
/// for an operator.</para>
/// </remarks>
public interface IEventConsumer
{
    /// <summary>
    /// Lower-case letters and hyphens. The key of its place in the log: stable across releases, and what operators see.
    /// </summary>
    string Name { get; }

    /// <summary>Handles events of different subjects, in the order of the log.</summary>
    /// <param name="events">At most <see cref="Limits.RelayBatch"/>, each of another subject.</param>
    /// <param name="cancellationToken">Ends when the process stops or the lease is about to.</param>
    /// <exception cref="ConsumerUnavailableException">No event is to blame; all of them come again.</exception>
    Task HandleAsync(IReadOnlyList<RelayedEvent> events, CancellationToken cancellationToken);
}
