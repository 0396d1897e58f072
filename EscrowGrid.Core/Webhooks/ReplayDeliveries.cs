using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Webhooks;

/// <summary>
/// Sends again what was sent, or was to be: one delivery, or those of a webhook by state and time. Each becomes a new
/// delivery of the same message, with its id, so that a receiver that had it can tell.
/// </summary>
public sealed class ReplayDeliveries(WebhookActs acts, IDeliveryLog log, IIdSource ids)
{
    public async Task<Result<Replayed>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        var found = await acts.FindAsync(command.Institution, command.Webhook, call.Caller, cancellationToken);
        if (!found.TryGet(out _, out var problem))
            return problem;
        var chosen = await ChooseAsync(command, cancellationToken);
        if (chosen.Count > Limits.DeliveryReplays)
            return Problems.ReplayTooLarge.With($"At most {Limits.DeliveryReplays} deliveries at a time");
        var replayed = new Replayed(chosen.Count, command.IsDryRun);
        if (command.IsDryRun || chosen.Count == 0)
            return replayed;
        var result = await acts.RunAsync(
            AuditAction.WebhookReplayed, (command.Institution, command.Webhook), Decide, call, cancellationToken);
        return result.TryGet(out _, out problem) ? replayed : problem;

        Result<WebhookAct> Decide(Webhook webhook, DateTimeOffset now)
        {
            if (!webhook.IsEnabled)
                return Problems.WebhookDisabled;
            return new WebhookAct(webhook.Changed(now), replayed)
            {
                Deliveries = [.. chosen.Select(it => it.Again(ids.Create<WebhookDeliveryId>(), now))],
            };
        }
    }

    private async Task<IReadOnlyList<WebhookDelivery>> ChooseAsync(
        Command command, CancellationToken cancellationToken)
    {
        if (command.Delivery is { } id)
        {
            var shown = await log.FindAsync(id, cancellationToken);
            return shown?.Delivery.Webhook == command.Webhook ? [shown.Delivery] : [];
        }

        var filter = new DeliveryFilter(command.Institution)
        {
            Webhook = command.Webhook,
            State = command.State,
            From = command.From,
            To = command.To,
        };
        var page = new Page(Limits.DeliveryReplays + 1, 0);
        return (await log.ListAsync(filter, page, cancellationToken)).Rows;
    }

    /// <summary>What came of it.</summary>
    /// <param name="Count">Deliveries that are made, or would be.</param>
    /// <param name="IsDryRun">Whether they would be.</param>
    public sealed record Replayed(int Count, bool IsDryRun);

    /// <summary>A validated request.</summary>
    public sealed record Command(InstitutionId Institution, WebhookId Webhook)
    {
        /// <summary>This one alone.</summary>
        public WebhookDeliveryId? Delivery { get; init; }

        /// <summary>Only those in this state.</summary>
        public DeliveryState? State { get; init; }

        /// <summary>Only those made at that time or later.</summary>
        public DateTimeOffset? From { get; init; }

        /// <summary>Only those made before that time.</summary>
        public DateTimeOffset? To { get; init; }

        /// <summary>Counts, and does nothing.</summary>
        public bool IsDryRun { get; init; }
    }
}
