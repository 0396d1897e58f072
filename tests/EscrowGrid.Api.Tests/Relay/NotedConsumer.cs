using System.Collections.Concurrent;
using EscrowGrid.Core.Events;

namespace EscrowGrid.Api.Tests.Relay;

/// <summary>Notes what it is handed, and fails what a test wants to fail.</summary>
internal sealed class NotedConsumer(string name = "test") : IEventConsumer
{
    private readonly ConcurrentQueue<(DomainEvent Event, int Attempt, bool IsReplay)> _handled = new();

    public string Name => name;

    /// <summary>Why an event fails; null when it does not.</summary>
    public Func<RelayedEvent, string?> Refuse { get; set; } = _ => null;

    public Func<CancellationToken, Task> Before { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<(DomainEvent Event, int Attempt, bool IsReplay)> Handled => [.. _handled];

    /// <summary>Rounds in which one subject came twice: there must be none.</summary>
    public int Crowded { get; private set; }

    public async Task HandleAsync(IReadOnlyList<RelayedEvent> events, CancellationToken cancellationToken)
    {
        await Before(cancellationToken);
        if (events.DistinctBy(told => told.Event.Subject).Count() < events.Count)
            Crowded++;
        foreach (var told in events)
        {
            if (Refuse(told) is { } error)
                told.Fail(error);
            else
                _handled.Enqueue((told.Event, told.Attempt, told.IsReplay));
        }
    }

    /// <summary>The sequences of a subject's events, in the order in which they were handled.</summary>
    public IReadOnlyList<long> SequencesOf(string subject) =>
        [.. _handled.Where(it => it.Event.Subject == subject).Select(it => it.Event.Sequence)];
}
