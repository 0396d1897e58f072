using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Api.Collections;

/// <summary>How the API describes money that comes in.</summary>
internal static class FundsOperations
{
    private const string Tag = "Escrows";

    public static readonly Operation Show = new(Tag, "getEscrowPayment", "Tells how an escrow is paid")
    {
        Description = "To its buyer, and to a key of the institution that hands it on to the buyer. While `ready` is "
            + "false the way is being opened: ask again. The client secret of a card is asked of the provider each "
            + "time; neither keep nor log it.",
        Answer = typeof(PaymentResponse),
        Refusals =
        [
            Problems.WriteForbidden, Problems.EscrowNotFound, Problems.EscrowActionForbidden,
            Problems.PaymentNotAwaited, Problems.CollectionRefused, Problems.RailUnavailable,
        ],
    };

    public static readonly Operation List = new(Tag, "listFunds", "Lists money that came in, oldest first")
    {
        Description = "Whatever became of it. HELD, REVERSED and UNMATCHED wait for somebody: `reason` says why. "
            + "Root sees also what fits no escrow.",
        Query =
        [
            .. QueryParameter.PagingOrCursor,
            new("institutionId", "Of this institution; root only.", Schemas.Id(InstitutionId.Prefix)),
            new("escrowId", "For this escrow.", Schemas.Id(EscrowId.Prefix)),
            new("state", "In this state.", Schemas.Options(WireName<FundsState>.All)),
            new("rail", "By this rail.", Schemas.Options(WireName<Rail>.All)),
        ],
        Answer = typeof(PageResponse<FundsResponse>),
        Refusals = [Problems.ValidationFailed, Problems.UserRoleRequired],
    };

    public static readonly Operation Decide = new(Tag, "decideFunds", "Decides about money that waits for somebody")
    {
        Description = "ACCEPT: held money counts for its escrow. RETURN: it goes back the way it came. ATTRIBUTE: "
            + "unmatched money is for `escrowId`. DISMISS: it is dealt with elsewhere, or borne by the marketplace. "
            + "Before all but DISMISS the provider is asked: what it does not have any more neither counts nor goes "
            + "back.",
        Body = fields => FundsFields.ReadDecision(fields, default),
        BodyExample = """{"decision":"RETURN","reason":"The sender is not the buyer"}""",
        Answer = typeof(FundsResponse),
        Refusals =
        [
            Problems.WriteForbidden, Problems.UserRoleRequired, Problems.FundsNotFound, Problems.FundsStateRefused,
            Problems.FundsAssetRefused, Problems.EscrowNotFound, Problems.RailMismatch,
            Problems.EscrowActionForbidden, Problems.RailUnavailable,
        ],
    };
}
