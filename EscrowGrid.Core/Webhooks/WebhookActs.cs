using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Webhooks;

/// <summary>What all acts upon a webhook share: who may, the race with other acts, the trail.</summary>
public sealed class WebhookActs(IWebhookStore webhooks, TrailRecorder trails, TimeProvider time)
{
    /// <summary>Finds a webhook for a caller that may see and change it.</summary>
    public async Task<Result<Webhook>> FindAsync(
        InstitutionId institution, WebhookId id, Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.Reaches(institution) || !caller.MayWrite)
            return Problems.WebhooksForbidden;
        var found = await webhooks.FindAsync(id, cancellationToken);
        return found?.Institution == institution ? found : Problems.WebhookNotFound;
    }

    /// <param name="action">Which act.</param>
    /// <param name="target">Upon which webhook.</param>
    /// <param name="decide">What comes of it, now; it is asked again when another act came first.</param>
    /// <param name="call">Who acts.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<Result<WebhookAct>> RunAsync(
        AuditAction action,
        (InstitutionId Institution, WebhookId Id) target,
        Func<Webhook, DateTimeOffset, Result<WebhookAct>> decide,
        CallContext call,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return RunAsync(
            action,
            () => FindAsync(target.Institution, target.Id, call.Caller, cancellationToken),
            decide,
            call,
            cancellationToken);
    }

    /// <summary>The same for an operator, whose institution the webhook need not be of.</summary>
    public Task<Result<WebhookAct>> RunAsOperatorAsync(
        AuditAction action,
        WebhookId target,
        Func<Webhook, DateTimeOffset, Result<WebhookAct>> decide,
        CallContext call,
        CancellationToken cancellationToken)
    {
        return RunAsync(action, FindAnyAsync, decide, call, cancellationToken);

        async Task<Result<Webhook>> FindAnyAsync() =>
            await webhooks.FindAsync(target, cancellationToken) is { } found ? found : Problems.WebhookNotFound;
    }

    public Trail Record(AuditAction action, WebhookAct act, CallContext call)
    {
        var change = new Change(
            action, act.After.Institution, act.After.Id.ToString(), act.After.UpdatedAt, Describe(act))
        {
            Sequence = act.After.Version,
        };
        return trails.Record(change, call, act.Outcome);
    }

    private static JsonText Describe(WebhookAct act) => JsonText.Write(act, static (json, it) =>
    {
        json.WriteString("url", it.After.Settings.Url.ToString());
        json.WriteString("state", it.After.IsEnabled ? "ENABLED" : "DISABLED");
        if (it.After.Settings.EventTypes is { } types)
        {
            json.WriteStartArray("eventTypes");
            foreach (var type in types)
                json.WriteStringValue(type);
            json.WriteEndArray();
        }

        if (it.Deliveries.Count > 0)
            json.WriteNumber("deliveries", it.Deliveries.Count);
        if (it.Reason is not null)
            json.WriteString("reason", it.Reason);
    });

    private async Task<Result<WebhookAct>> RunAsync(
        AuditAction action,
        Func<Task<Result<Webhook>>> find,
        Func<Webhook, DateTimeOffset, Result<WebhookAct>> decide,
        CallContext call,
        CancellationToken cancellationToken)
    {
        // Every lost race means that another act was stored, so this ends.
        while (true)
        {
            var found = await find();
            var now = time.NowInMilliseconds();
            if (!found.TryGet(out var webhook, out var problem)
                || !decide(webhook, now).TryGet(out var act, out problem))
            {
                return problem;
            }

            if (await StoreAsync(act, Record(action, act, call), cancellationToken))
                return act;
        }
    }

    private Task<bool> StoreAsync(WebhookAct act, Trail trail, CancellationToken cancellationToken) => act.IsDeletion
        ? webhooks.DeleteAsync(act.After, trail, cancellationToken)
        : webhooks.ChangeAsync(act.After, act.Deliveries, trail, cancellationToken);
}
