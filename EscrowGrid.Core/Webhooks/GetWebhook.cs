using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Webhooks;

/// <summary>One webhook, for those who may change it.</summary>
public sealed class GetWebhook(WebhookActs acts)
{
    public Task<Result<Webhook>> HandleAsync(
        InstitutionId institution, WebhookId webhook, Caller caller, CancellationToken cancellationToken) =>
        acts.FindAsync(institution, webhook, caller, cancellationToken);
}
