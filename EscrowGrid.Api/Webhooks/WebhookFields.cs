using EscrowGrid.Core;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Webhooks;

namespace EscrowGrid.Api.Webhooks;

/// <summary>Reads the bodies of requests about webhooks.</summary>
internal static class WebhookFields
{
    /// <param name="fields">The body.</param>
    /// <param name="allowsPrivate">See <see cref="WebhookOptions.AllowsPrivateTargets"/>.</param>
    public static WebhookSettings ReadSettings(Fields fields, bool allowsPrivate)
    {
        var text = fields.Text("url", "URL", Limits.WebhookUrlText);
        Uri? url = null;
        if (text.Length > 0 && WebhookAddress.Check(text, allowsPrivate, out url) is { } rule)
            fields.RefuseField("url", rule);
        return new WebhookSettings(
            url!,
            fields.OptionalText("description", "Description"),
            fields.OptionalTexts("eventTypes", TextList.EventTypes));
    }

    public static long? ReadGrace(Fields fields) =>
        fields.OptionalWhole("expiresInSeconds", "Grace", Limits.WebhookSecretGraceSeconds);

    public static ReplayDeliveries.Command ReadReplay(Fields fields, InstitutionId institution, WebhookId webhook) =>
        new(institution, webhook)
        {
            State = fields.OptionalOption<DeliveryState>("state"),
            From = fields.OptionalTime("from"),
            To = fields.OptionalTime("to"),
            IsDryRun = fields.OptionalFlag("dryRun"),
        };
}
