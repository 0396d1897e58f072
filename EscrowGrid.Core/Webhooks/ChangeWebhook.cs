using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Webhooks;

/// <summary>Gives a webhook other settings. Without a condition the last one wins.</summary>
public sealed class ChangeWebhook(WebhookActs acts)
{
    public async Task<Result<Webhook>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        var result = await acts.RunAsync(
            AuditAction.WebhookUpdated, (command.Institution, command.Webhook), Decide, call, cancellationToken);
        return result.TryGet(out var act, out var problem) ? act.After : problem;

        Result<WebhookAct> Decide(Webhook webhook, DateTimeOffset now)
        {
            if (command.Condition?.Admits(webhook.Version) is false)
                return Problems.PreconditionFailed.With($"The webhook is at version {webhook.Version}");
            var after = webhook.Changed(now) with { Settings = command.Settings };
            return new WebhookAct(after, after);
        }
    }

    /// <summary>A validated request.</summary>
    public sealed record Command(InstitutionId Institution, WebhookId Webhook, WebhookSettings Settings)
    {
        /// <summary>Which versions may be replaced; null for any.</summary>
        public VersionCondition? Condition { get; init; }
    }
}
