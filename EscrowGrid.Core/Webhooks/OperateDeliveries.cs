using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Webhooks;

/// <summary>
/// The deliveries of all institutions, for operators: who they are is decided by their scope, at the endpoint.
/// </summary>
public sealed class OperateDeliveries(
    IDeliveryLog log, WebhookActs acts, TrailRecorder trails, IIdSource ids, TimeProvider time)
{
    public async Task<Result<Listing<WebhookDelivery>>> ListAsync(
        DeliveryFilter filter, Page page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        return page.Of(filter.ToListName()).TryGet(out var wanted, out var problem)
            ? await log.ListAsync(filter, wanted, cancellationToken)
            : problem;
    }

    public async Task<Result<ShownDelivery>> FindAsync(
        WebhookDeliveryId delivery, CancellationToken cancellationToken) =>
        await log.FindAsync(delivery, cancellationToken) is { } found ? found : Problems.DeliveryNotFound;

    /// <summary>Sends a delivery's message again, as a new delivery; with the operator's reason in the trail.</summary>
    public async Task<Result<ReplayDeliveries.Replayed>> ReplayAsync(
        WebhookDeliveryId delivery, string reason, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (await log.FindAsync(delivery, cancellationToken) is not { Delivery: var before })
            return Problems.DeliveryNotFound;
        var replayed = new ReplayDeliveries.Replayed(1, IsDryRun: false);
        var result = await acts.RunAsOperatorAsync(
            AuditAction.WebhookReplayed, before.Webhook, Decide, call, cancellationToken);
        return result.TryGet(out _, out var problem) ? replayed : problem;

        Result<WebhookAct> Decide(Webhook webhook, DateTimeOffset now) => webhook.IsEnabled
            ? new WebhookAct(webhook.Changed(now), replayed)
            {
                Deliveries = [before.Again(ids.Create<WebhookDeliveryId>(), now)],
                Reason = reason,
            }
            : Problems.WebhookDisabled;
    }

    /// <summary>
    /// Gives a pending delivery up: nothing more is sent for it. The institution is told, with the reason.
    /// </summary>
    public async Task<Result<ShownDelivery>> CancelAsync(
        WebhookDeliveryId delivery, string reason, CallContext call, CancellationToken cancellationToken)
    {
        if (await log.FindAsync(delivery, cancellationToken) is not { } found)
            return Problems.DeliveryNotFound;
        var at = time.NowInMilliseconds();
        var cancelled = found.Delivery with
        {
            State = DeliveryState.Cancelled,
            NextAttemptAt = null,
            FinishedAt = at,
        };
        var payload = JsonText.Write((cancelled, reason), static (json, it) =>
        {
            json.WriteString("webhookId", it.cancelled.Webhook.ToString());
            json.WriteString("reason", it.reason);
        });
        var change = new Change(
            AuditAction.WebhookDeliveryCancelled, cancelled.Institution, delivery.ToString(), at, payload);
        var outcome = found with { Delivery = cancelled };
        return await log.CancelAsync(cancelled, trails.Record(change, call, outcome), cancellationToken)
            ? outcome
            : Problems.DeliveryEnded;
    }
}
