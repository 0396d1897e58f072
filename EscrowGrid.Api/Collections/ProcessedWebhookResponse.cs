using EscrowGrid.Core.Collections;

namespace EscrowGrid.Api.Collections;

/// <summary>That a webhook is looked at once more, and by which job.</summary>
internal sealed record ProcessedWebhookResponse(string Id, string JobId)
{
    public static ProcessedWebhookResponse From(OperateNotices.ProcessedAgain it) =>
        new(it.Event.ToString(), it.Job.ToString());
}
