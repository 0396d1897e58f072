using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Webhooks;

/// <summary>Deletes a webhook. What was sent to it stays in the log of deliveries for its time.</summary>
public sealed class DeleteWebhook(WebhookActs acts)
{
    public async Task<Result<Webhook>> HandleAsync(
        InstitutionId institution, WebhookId webhook, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var result = await acts.RunAsync(
            AuditAction.WebhookDeleted, (institution, webhook), Decide, call, cancellationToken);
        return result.TryGet(out var act, out var problem) ? act.After : problem;

        static Result<WebhookAct> Decide(Webhook current, DateTimeOffset now)
        {
            var after = current.Changed(now) with { Stop = current.Stop ?? WebhookStop.Disabled };
            return new WebhookAct(after, after) { IsDeletion = true };
        }
    }
}
