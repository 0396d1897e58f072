using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Webhooks;

/// <summary>The webhooks of an institution, for those who may change them.</summary>
public sealed class ListWebhooks(IWebhookStore webhooks)
{
    public async Task<Result<Webhook[]>> HandleAsync(
        InstitutionId institution, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (!caller.Reaches(institution) || !caller.MayWrite)
            return Problems.WebhooksForbidden;
        return (Webhook[])[.. await webhooks.ListAsync(institution, cancellationToken)];
    }
}
