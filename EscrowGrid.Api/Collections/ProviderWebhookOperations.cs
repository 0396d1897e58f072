using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Api.Collections;

/// <summary>How the API describes what payment providers told.</summary>
internal static class ProviderWebhookOperations
{
    private const string Tag = "Operations";

    public static readonly Operation List = new(
        Tag, "listProviderWebhooks", "Lists what payment providers told, oldest first")
    {
        Description = "PENDING: what it is about is being looked for, for a day. UNMATCHED: nothing came of that, and "
            + "it waits for an operator.",
        Query =
        [
            .. QueryParameter.PagingOrCursor,
            new("rail", "By this rail's provider.", Schemas.Options(WireName<Rail>.All)),
            new("state", "In this state.", Schemas.Options(WireName<ProviderEventState>.All)),
            QueryParameter.Text("type", "Of this type, in the provider's words."),
            new("escrowId", "That says it is about this escrow.", Schemas.Id(EscrowId.Prefix)),
            new("from", "Received at this time or later.", Schemas.Time()),
            new("to", "Received before this time.", Schemas.Time()),
        ],
        Answer = typeof(PageResponse<ProviderWebhookResponse>),
        Refusals = [Problems.ValidationFailed],
    };

    public static readonly Operation Get = new(
        Tag, "getProviderWebhook", "Reads what a payment provider told, and what became of it")
    {
        Description = "Of `body`, values are shown of fields that are known to be neither secret nor about a person.",
        Answer = typeof(ProviderWebhookResponse),
        Refusals = [Problems.ProviderWebhookNotFound],
    };

    public static readonly Operation Process = new(
        Tag, "processProviderWebhook", "Has the provider asked once more about what it told of")
    {
        Description = "Of one that is PENDING or UNMATCHED. What it says is never believed: the provider is asked, and "
            + "money that is booked already is not booked again.",
        Body = fields => OperatorReason.Read(fields),
        BodyExample = """{"reason":"The provider's API is back"}""",
        Status = StatusCodes.Status202Accepted,
        Answer = typeof(ProcessedWebhookResponse),
        Refusals = [Problems.ProviderWebhookNotFound, Problems.ProviderWebhookStateRefused],
    };

    public static readonly Operation Dismiss = new(
        Tag, "dismissProviderWebhook", "Says that nothing is to be done about what a payment provider told")
    {
        Description = "Of one that is PENDING or UNMATCHED: it is of nobody here, or was dealt with. No money moves by "
            + "it, and money that it told of is found all the same if there is any.",
        Body = fields => OperatorReason.Read(fields),
        BodyExample = """{"reason":"Of another shop with the same account"}""",
        Answer = typeof(ProviderWebhookResponse),
        Refusals = [Problems.ProviderWebhookNotFound, Problems.ProviderWebhookStateRefused],
    };
}
