using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Webhooks;

/// <summary>
/// Stops sending to a webhook, or goes on. Meanwhile deliveries wait, and events make no new ones. To switch to what
/// is already so changes and records nothing.
/// </summary>
public sealed class SwitchWebhook(WebhookActs acts)
{
    public async Task<Result<Webhook>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        var found = await acts.FindAsync(command.Institution, command.Webhook, call.Caller, cancellationToken);
        if (!found.TryGet(out var webhook, out var problem))
            return problem;
        if (webhook.IsEnabled == command.IsEnabled)
            return webhook;
        var action = command.IsEnabled ? AuditAction.WebhookEnabled : AuditAction.WebhookDisabled;
        var result = await acts.RunAsync(
            action, (command.Institution, command.Webhook), Decide, call, cancellationToken);
        return result.TryGet(out var act, out problem) ? act.After : problem;

        Result<WebhookAct> Decide(Webhook current, DateTimeOffset now)
        {
            var stop = command.IsEnabled ? (WebhookStop?)null : WebhookStop.Disabled;
            var after = current.Changed(now) with { Stop = stop };
            return new WebhookAct(after, after);
        }
    }

    /// <summary>A validated request.</summary>
    public sealed record Command(InstitutionId Institution, WebhookId Webhook, bool IsEnabled);
}
