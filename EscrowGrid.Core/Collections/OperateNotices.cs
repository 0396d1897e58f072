using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// What operators do about payment providers' webhooks that nothing has come of. Who they are is decided by their
/// scope, at the endpoint.
/// </summary>
public sealed class OperateNotices(
    IProviderEventStore events, TrailRecorder trails, IIdSource ids, JobSignal signal, TimeProvider time)
{
    /// <summary>
    /// Has the provider asked once more about what it told of. It stays as it is until something comes of that.
    /// </summary>
    public async Task<Result<ProcessedAgain>> ProcessAsync(
        ProviderEventId id, string reason, CallContext call, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await events.FindAsync(id, cancellationToken) is not { } known)
                return Problems.ProviderWebhookNotFound;
            if (!known.IsOpen)
                return Refuse(known);
            var outcome = new ProcessedAgain(id, ids.Create<JobId>());
            var trail = Record(AuditAction.ProviderWebhookProcessed, known, reason, call, outcome) with
            {
                Jobs = [HandleNotice.RequestOnce(known, outcome.Job)],
            };
            if (!await events.StoreAsync(new ProviderEventMove(known, known, trail), cancellationToken))
                continue;
            signal.Raise();
            return outcome;
        }
    }

    /// <summary>
    /// Says that nothing is to be done here about one that nothing has come of. It is a hint and no more: money that it
    /// told of is found by the looks that nobody tells of, too.
    /// </summary>
    public async Task<Result<ProviderEvent>> DismissAsync(
        ProviderEventId id, string reason, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        while (true)
        {
            if (await events.FindAsync(id, cancellationToken) is not { } known)
                return Problems.ProviderWebhookNotFound;
            if (!known.IsOpen)
                return Refuse(known);
            var dismissed = known with
            {
                State = ProviderEventState.Dismissed,
                DismissedBy = NameOf(call.Caller),
                Dismissal = reason,
                EndedAt = time.NowInMilliseconds(),
            };
            var trail = Record(AuditAction.ProviderWebhookDismissed, dismissed, reason, call, dismissed);
            if (await events.StoreAsync(new ProviderEventMove(known, dismissed, trail), cancellationToken))
                return dismissed;
        }
    }

    private static Problem Refuse(ProviderEvent known) =>
        Problems.ProviderWebhookStateRefused.With($"state={WireName<ProviderEventState>.Of(known.State)}");

    private static string NameOf(Caller caller) => caller.ApiKey?.ToString() ?? Roles.NameOf(caller.Role);

    private Trail Record(
        AuditAction action, ProviderEvent known, string reason, CallContext call, object outcome)
    {
        var payload = JsonText.Write((known.Notice, reason), static (json, it) =>
        {
            json.WriteString("reason", it.reason);
            json.WriteString("rail", WireName<Rail>.Of(it.Notice.Rail));
            json.WriteString("providerEventId", it.Notice.EventId);
            json.WriteString("type", it.Notice.Type);
        });
        var act = new AuditedAct(action, known.Id.ToString(), time.NowInMilliseconds(), payload);
        return trails.Record(act, call, outcome);
    }

    /// <param name="Event">What is looked at.</param>
    /// <param name="Job">The job that does it.</param>
    public sealed record ProcessedAgain(ProviderEventId Event, JobId Job);
}
