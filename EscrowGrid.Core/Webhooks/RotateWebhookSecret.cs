using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Webhooks;

/// <summary>
/// Gives a webhook a new secret. The ones before go on signing beside it for a time of grace, so that the receiver can
/// be moved without a gap; with none they end at once.
/// </summary>
public sealed class RotateWebhookSecret(WebhookActs acts, WebhookSecretVault vault)
{
    public async Task<Result<IssuedWebhook>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        var secret = WebhookSecretVault.Create();
        var result = await acts.RunAsync(
            AuditAction.WebhookSecretRotated, (command.Institution, command.Webhook), Decide, call, cancellationToken);
        return result.TryGet(out var act, out var problem)
            ? new IssuedWebhook(act.After, WebhookSecretVault.Show(secret))
            : problem;

        Result<WebhookAct> Decide(Webhook webhook, DateTimeOffset now)
        {
            var end = now + command.Grace;
            var earlier = webhook.SecretsAt(now)
                .Select(old => old with { EndsAt = old.EndsAt < end ? old.EndsAt : end })
                .Where(old => old.EndsAt > now)
                .TakeLast(Limits.WebhookSecrets - 1);
            var added = new WebhookSecret(vault.Seal(webhook.Id, secret), now, EndsAt: null);
            var after = webhook.Changed(now) with { Secrets = [.. earlier, added] };
            return new WebhookAct(after, after);
        }
    }

    /// <summary>A validated request.</summary>
    /// <param name="Institution">Whose webhook.</param>
    /// <param name="Webhook">Which one.</param>
    /// <param name="Grace">
    /// How long the earlier secrets go on signing: 0 to <see cref="Limits.WebhookSecretGraceSeconds"/> seconds.
    /// </param>
    public sealed record Command(InstitutionId Institution, WebhookId Webhook, TimeSpan Grace);
}
