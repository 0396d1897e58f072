using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Webhooks;

/// <summary>Registers an address of an institution that exists.</summary>
public sealed class CreateWebhook(
    IWebhookStore webhooks, WebhookActs acts, WebhookSecretVault vault, IIdSource ids, TimeProvider time)
{
    public async Task<Result<IssuedWebhook>> HandleAsync(
        InstitutionId institution, WebhookSettings settings, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (!call.Caller.Reaches(institution) || !call.Caller.MayWrite)
            return Problems.WebhooksForbidden;
        var (id, secret, now) = (ids.Create<WebhookId>(), WebhookSecretVault.Create(), time.NowInMilliseconds());
        var webhook = new Webhook(id, institution, settings, now)
        {
            Secrets = [new WebhookSecret(vault.Seal(id, secret), now, EndsAt: null)],
        };
        var trail = acts.Record(AuditAction.WebhookCreated, new WebhookAct(webhook, webhook), call);
        return await webhooks.AddAsync(webhook, trail, cancellationToken)
            ? new IssuedWebhook(webhook, WebhookSecretVault.Show(secret))
            : Problems.WebhookLimitReached.With(
                $"An institution has at most {Limits.WebhooksPerInstitution} webhooks");
    }
}
