using EscrowGrid.Core.Events;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Relay;

/// <summary>
/// Hands events to a consumer in waves of one event a subject, so that no event comes before the one ahead of it was
/// handled, and works out what is to be stored.
/// </summary>
internal sealed class RelayRound(
    IEventConsumer consumer, Predicate<Exception> isOutage, Func<double> chance, ILogger logger)
{
    /// <param name="lease">In whose name.</param>
    /// <param name="entries">In the order of the log.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the round; nothing of it counts then.</param>
    /// <exception cref="ConsumerUnavailableException">Nothing of the round counts.</exception>
    public async Task<RelayCommit> RunAsync(
        ConsumerLease lease, IReadOnlyList<RelayEntry> entries, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var blocked = entries.Where(entry => entry.IsBlocked).Select(entry => entry.Subject)
            .ToHashSet(StringComparer.Ordinal);
        var outcomes = new Dictionary<RelayEntry, RelayedEvent>();
        var rest = entries.Where(entry => !blocked.Contains(entry.Subject)).ToList();
        while (rest.Count > 0)
        {
            var wave = rest.DistinctBy(entry => entry.Subject).ToList();
            foreach (var (entry, outcome) in await HandleAsync(wave, cancellationToken))
            {
                outcomes.Add(entry, outcome);
                if (outcome.Error is not null)
                    blocked.Add(entry.Subject);
            }

            rest = [.. rest.Except(wave).Where(entry => !blocked.Contains(entry.Subject))];
        }

        return Conclude(lease, entries, outcomes, now);
    }

    /// <summary>As if the consumer had failed the entry: for an event whose effects the store refuses.</summary>
    public RelayCommit Fail(ConsumerLease lease, RelayEntry entry, string error, DateTimeOffset now)
    {
        var outcome = Present(entry);
        outcome.Fail(error);
        return Conclude(lease, [entry], new() { [entry] = outcome }, now);
    }

    private static RelayedEvent Present(RelayEntry entry) =>
        new(entry.Logged, (entry.Item?.Attempts ?? 0) + 1, entry.Item is { IsReplay: true });

    /// <summary>One wave; when it fails as a whole, each of its events by itself.</summary>
    private async Task<IEnumerable<(RelayEntry Entry, RelayedEvent Outcome)>> HandleAsync(
        List<RelayEntry> wave, CancellationToken cancellationToken)
    {
        var outcomes = wave.ConvertAll(entry => (entry, Present(entry)));
        try
        {
            await consumer.HandleAsync([.. outcomes.Select(it => it.Item2)], cancellationToken);
            return outcomes;
        }
        catch (Exception exception) when (IsOfTheEvent(exception) && wave.Count > 1)
        {
            logger.WaveFailed(exception, consumer.Name, wave.Count);
        }
        catch (Exception exception) when (IsOfTheEvent(exception))
        {
            logger.EventThrew(exception, consumer.Name, wave[0].Logged.Event.Id.ToString());
            outcomes[0].Item2.Fail($"{exception.GetType().Name}: {exception.Message}");
            return outcomes;
        }

        var singles = new List<(RelayEntry, RelayedEvent)>();
        foreach (var entry in wave)
            singles.AddRange(await HandleAsync([entry], cancellationToken));
        return singles;
    }

    private bool IsOfTheEvent(Exception exception) =>
        exception is not (ConsumerUnavailableException or OperationCanceledException) && !isOutage(exception);

    private RelayCommit Conclude(
        ConsumerLease lease,
        IReadOnlyList<RelayEntry> entries,
        Dictionary<RelayEntry, RelayedEvent> outcomes,
        DateTimeOffset now)
    {
        var handled = entries.Where(entry => outcomes.TryGetValue(entry, out var it) && it.Error is null).ToList();
        var left = entries.Except(handled).Select(entry => Leave(entry, outcomes, now)).ToList();
        return new RelayCommit(lease, now)
        {
            Cursor = entries is [{ Item: null }, ..] ? entries[^1].Logged.At : null,
            Effects = [.. handled.SelectMany(entry => outcomes[entry].Effects)],
            Added = [.. left.Where(it => it.IsNew).Select(it => it.Item)],
            Changed = [.. left.Where(it => it is { IsNew: false, IsTried: true }).Select(it => it.Item)],
            Settled = [.. handled.Where(entry => entry.Item is not null).Select(entry => entry.Logged.Event.Id)],
            Unblocked = [.. entries.Where(MayUnblock).Select(entry => entry.Subject).Distinct()],
            Handled = handled.Count,
        };

        // Behind what was handled again the next may go; and what was to wait may find that an operator has just
        // removed what it waits for.
        bool MayUnblock(RelayEntry entry) => entry.Item is { IsReplay: false } || entry.IsBlocked;
    }

    private (RelayItem Item, bool IsNew, bool IsTried) Leave(
        RelayEntry entry, Dictionary<RelayEntry, RelayedEvent> outcomes, DateTimeOffset now)
    {
        var item = entry.Item ?? RelayItem.Of(entry.Logged, now);
        if (!outcomes.TryGetValue(entry, out var outcome))
            return (item, entry.Item is null, IsTried: false);
        var attempts = item.Attempts + 1;
        var isDead = outcome.IsPermanent || attempts >= Limits.RelayAttempts;
        logger.EventFailed(consumer.Name, item.Event.ToString(), attempts, outcome.Error!);
        if (isDead)
            logger.EventDied(consumer.Name, item.Event.ToString(), outcome.Error!);
        var tried = item with
        {
            State = isDead ? RelayItemState.Dead : RelayItemState.Retrying,
            Attempts = attempts,
            NextAttemptAt = isDead ? null : (now + RelayBackoff.After(attempts, chance())).CutToMilliseconds(),
            LastError = outcome.Error,
        };
        return (tried, entry.Item is null, IsTried: true);
    }
}
