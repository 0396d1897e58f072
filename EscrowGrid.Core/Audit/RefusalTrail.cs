using System.Collections.Concurrent;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Audit;

/// <summary>
/// Puts refused requests into the audit trail without letting anybody fill it: what the same sender was refused for
/// the same reason within a minute is one row with a count, a minute has a bounded number of rows, and no request
/// waits for them (wire contract, section 13, without its weakness W17).
/// </summary>
public sealed partial class RefusalTrail(
    IAuditStore audit, IIdSource ids, TimeProvider time, ILogger<RefusalTrail> logger) : BackgroundService
{
    private ConcurrentDictionary<Kind, Tally> _minute = new();
    private List<AuditEvent> _unwritten = [];

    /// <summary>Called for every refused request, so it does next to nothing.</summary>
    /// <param name="call">The request.</param>
    /// <param name="institution">What it concerned, if that is known.</param>
    /// <param name="action">One of the actions for refused requests.</param>
    /// <param name="code">Why it was refused.</param>
    /// <returns>Whether it is the first of its kind in this minute, and so worth a log line.</returns>
    public bool Note(CallContext call, InstitutionId? institution, AuditAction action, string code)
    {
        ArgumentNullException.ThrowIfNull(call);
        var minute = Volatile.Read(ref _minute);
        var sender = call.Caller.ApiKey?.ToString() ?? call.Caller.User?.Id.ToString() ?? call.ClientAddress ?? "";
        var kind = new Kind(action, code, sender);
        if (!minute.ContainsKey(kind) && minute.Count >= Limits.RefusalRows)
        {
            kind = kind with { Sender = null };
            call = call with { ClientAddress = null };
        }

        return minute.GetOrAdd(kind, _ => new Tally(call, institution)).Add(time.NowInMilliseconds()) == 1;
    }

    /// <summary>Writes down what was refused since the last time.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        var minute = Interlocked.Exchange(ref _minute, new ConcurrentDictionary<Kind, Tally>());
        List<AuditEvent> rows = [.. _unwritten, .. minute.Select(pair => ToRow(pair.Key, pair.Value))];
        var isRepeated = _unwritten.Count > 0;
        _unwritten = [];
        if (rows.Count == 0)
            return;
        try
        {
            await audit.AppendAsync(rows, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            NotWritten(rows.Count, exception.GetType().Name, isRepeated);
            // Tried once more a minute later, with that minute's; then given up, so that nothing piles up.
            _unwritten = isRepeated ? [] : rows;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Limits.RefusalInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await FlushAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The last minute is written below, within the host's limit for stopping.
        }

        await FlushAsync(CancellationToken.None);
    }

    private AuditEvent ToRow(Kind kind, Tally tally)
    {
        var payload = JsonText.Write((kind, tally), static (json, it) =>
        {
            json.WriteNumber("count", it.tally.Count);
            json.WriteString("firstAt", it.tally.FirstAt.ToWireText());
            json.WriteString("lastAt", it.tally.LastAt.ToWireText());
            if (it.kind.Sender is null)
                json.WriteBoolean("severalSenders", true);
        });
        return new AuditEvent(
            ids.Create<AuditEventId>(),
            tally.FirstAt,
            tally.First,
            tally.Institution,
            kind.Action,
            tally.First.RequestId,
            payload,
            kind.Code);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Count} audit rows of refused requests could not be written ({Type}); given up: {IsGivenUp}")]
    private partial void NotWritten(int count, string type, bool isGivenUp);

    /// <param name="Action">What was refused.</param>
    /// <param name="Code">Why.</param>
    /// <param name="Sender">A key, a user or an address; null for all those that found the minute full.</param>
    private sealed record Kind(AuditAction Action, string Code, string? Sender);

    private sealed class Tally(CallContext first, InstitutionId? institution)
    {
        private readonly Lock _lock = new();

        public CallContext First => first;

        public InstitutionId? Institution => institution;

        public long Count { get; private set; }

        public DateTimeOffset FirstAt { get; private set; }

        public DateTimeOffset LastAt { get; private set; }

        public long Add(DateTimeOffset at)
        {
            lock (_lock)
            {
                if (Count == 0)
                    FirstAt = at;
                LastAt = at;
                return ++Count;
            }
        }
    }
}
