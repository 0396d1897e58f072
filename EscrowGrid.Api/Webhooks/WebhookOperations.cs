using EscrowGrid.Api.OpenApi;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Webhooks;

/// <summary>How the API describes webhooks.</summary>
internal static class WebhookOperations
{
    public const string Tag = "Webhooks";

    private const string ShownOnce =
        "The `secret` is in this answer only: a repetition with the same Idempotency-Key is refused.";

    private const string Example =
        """
        {"url":"https://hooks.acme.test/escrow","description":"Back office",
         "eventTypes":["escrowgrid.position.*"]}
        """;

    public static readonly Operation Create = new(Tag, "createWebhook", "Registers an address that is told of events")
    {
        Description = "It gets the institution's events from now on, those of `eventTypes` only if they are given: "
            + "whole types, or beginnings such as `escrowgrid.position.*`. " + ShownOnce,
        Body = fields => WebhookFields.ReadSettings(fields, allowsPrivate: false),
        BodyExample = Example,
        Status = StatusCodes.Status201Created,
        Answer = typeof(WebhookResponse),
        Refusals =
        [
            Problems.WebhooksForbidden, Problems.InstitutionForbidden, Problems.InstitutionNotFound,
            Problems.WebhookLimitReached, Problems.WebhookSecretShownOnce,
        ],
    };

    public static readonly Operation List = new(Tag, "listWebhooks", "Lists an institution's webhooks, oldest first")
    {
        Answer = typeof(WebhookResponse[]),
        Refusals = [Problems.WebhooksForbidden, Problems.InstitutionForbidden, Problems.InstitutionNotFound],
    };

    public static readonly Operation Get = new(Tag, "getWebhook", "Reads a webhook")
    {
        Answer = typeof(WebhookResponse),
        Refusals = [Problems.WebhooksForbidden, Problems.WebhookNotFound],
    };

    public static readonly Operation Put = new(Tag, "putWebhook", "Gives a webhook other settings")
    {
        Description = "The whole of them: what is left out is removed. Its secrets and its state stay as they are.",
        Body = fields => WebhookFields.ReadSettings(fields, allowsPrivate: false),
        BodyExample = Example,
        Answer = typeof(WebhookResponse),
        Refusals = [Problems.WebhooksForbidden, Problems.WebhookNotFound, Problems.PreconditionFailed],
    };

    public static readonly Operation Delete = new(Tag, "deleteWebhook", "Deletes a webhook")
    {
        Description = "What was to be sent to it is cancelled. The answer is the webhook as it was.",
        Answer = typeof(WebhookResponse),
        Refusals = [Problems.WebhooksForbidden, Problems.WebhookNotFound],
    };

    public static readonly Operation Enable = new(Tag, "enableWebhook", "Goes on sending to a webhook")
    {
        Description = "What waited meanwhile is sent now; events of the meantime are not.",
        Answer = typeof(WebhookResponse),
        Refusals = [Problems.WebhooksForbidden, Problems.WebhookNotFound],
    };

    public static readonly Operation Disable = new(Tag, "disableWebhook", "Stops sending to a webhook")
    {
        Answer = typeof(WebhookResponse),
        Refusals = [Problems.WebhooksForbidden, Problems.WebhookNotFound],
    };

    public static readonly Operation Rotate = new(Tag, "rotateWebhookSecret", "Makes a new secret of a webhook")
    {
        Description = "The earlier ones go on signing beside it for `expiresInSeconds`, or end at once without it. "
            + ShownOnce,
        Body = fields => WebhookFields.ReadGrace(fields),
        BodyExample = """{"expiresInSeconds":86400}""",
        IsBodyOptional = true,
        Status = StatusCodes.Status201Created,
        Answer = typeof(WebhookResponse),
        Refusals = [Problems.WebhooksForbidden, Problems.WebhookNotFound, Problems.WebhookSecretShownOnce],
    };

    public static readonly Operation Test = new(Tag, "testWebhook", "Sends a webhook an event that stands for nothing")
    {
        Description = "Of the type `escrowgrid.webhook.test`. The answer is the delivery: read it to see what came.",
        Status = StatusCodes.Status202Accepted,
        Answer = typeof(DeliveryResponse),
        Refusals = [Problems.WebhooksForbidden, Problems.WebhookNotFound, Problems.WebhookDisabled],
    };
}
