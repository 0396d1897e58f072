using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Identifiers;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Webhooks;

/// <summary>Stops sending to a webhook whose receiver says that it is gone (410); its owner can switch it on.</summary>
public sealed class StopWebhook(
    IWebhookStore webhooks, WebhookActs acts, IIdSource ids, TimeProvider time, ILogger<StopWebhook> logger)
{
    /// <summary>What the audit trail has in the places of a request.</summary>
    private const string Method = "DELIVERY";
    private const string Path = "/webhooks/gone";

    public async Task StopGoneAsync(WebhookId id, CancellationToken cancellationToken)
    {
        var call = new CallContext(Caller.System, ids.CreateRequestId(), Method, Path, ClientAddress: null);
        while (await webhooks.FindAsync(id, cancellationToken) is { IsEnabled: true } webhook)
        {
            var after = webhook.Changed(time.NowInMilliseconds()) with { Stop = WebhookStop.Gone };
            var trail = acts.Record(AuditAction.WebhookStopped, new WebhookAct(after, after), call);
            if (!await webhooks.ChangeAsync(after, [], trail, cancellationToken))
                continue;
            logger.WebhookGone(id.ToString());
            return;
        }
    }
}
