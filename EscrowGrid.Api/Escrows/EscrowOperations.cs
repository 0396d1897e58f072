using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Api.Escrows;

/// <summary>How the API describes escrows, to those who open them and look at them.</summary>
internal static class EscrowOperations
{
    private const string Tag = "Escrows";

    public static readonly Operation Open = new(Tag, "createEscrow", "Opens an escrow between a buyer and a seller")
    {
        Description = "By one of the two, the staff, or a key of the institution. The rail follows from the amount, "
            + "the fees from the marketplace's settings, and where the seller is paid from what the seller has named: "
            + "a request that says something else is refused. Nothing that is agreed here ever changes. There is one "
            + "escrow for a contract, unless it was cancelled.",
        Body = fields => EscrowFields.ReadAgreement(fields),
        BodyExample =
            """
            {"offerId":"offer-7","contractId":"contract-7","buyerId":"usr_3f0d3a55-6c0f-4c0e-9a55-0d6f4b1f6a10",
             "sellerId":"usr_5b0a7f1e-2a43-4b6e-8f58-6f3a0d9c1b22","rail":"STRIPE","amount":"10000","currency":"USD",
             "onSilence":"REFUND","acceptancePeriodSeconds":604800}
            """,
        Status = StatusCodes.Status201Created,
        Answer = typeof(EscrowResponse),
        AnswerHeaders = [AnswerHeader.Location],
        Refusals =
        [
            Problems.WriteForbidden, Problems.Forbidden, Problems.InvalidInstitutionContext,
            Problems.EscrowActionForbidden, Problems.PartiesEqual, Problems.PartyNotFound, Problems.RailMismatch,
            Problems.CurrencyMismatch, Problems.PayoutDestinationMissing, Problems.PayoutDestinationMismatch,
            Problems.FeeMismatch, Problems.ContractTaken,
        ],
    };

    public static readonly Operation List = new(Tag, "listEscrows", "Lists escrows, oldest first")
    {
        Description = "A party's own; for the staff and keys those of the institution, which root has to name.",
        Query =
        [
            .. QueryParameter.PagingOrCursor,
            new("institutionId", "Of this institution; root only.", Schemas.Id(InstitutionId.Prefix)),
            new("status", "With this status.", Schemas.Options(WireName<EscrowState>.All)),
            new("rail", "On this rail.", Schemas.Options(WireName<Rail>.All)),
            new("buyerId", "With this buyer.", Schemas.Id(UserId.Prefix)),
            new("sellerId", "With this seller.", Schemas.Id(UserId.Prefix)),
            new("agreementId", "The milestones of this escrow; else none are listed.", Schemas.Id(EscrowId.Prefix)),
        ],
        Answer = typeof(PageResponse<EscrowResponse>),
        Refusals = [Problems.ValidationFailed, Problems.InvalidInstitutionContext],
    };

    public static readonly Operation Get = new(Tag, "getEscrow", "Shows an escrow with its money")
    {
        Description = "`deadlines` tells what happens by itself, and when; `allowed_actions` what the caller may do "
            + "now, and why not the rest.",
        Answer = typeof(EscrowResponse),
        Refusals = [Problems.EscrowNotFound],
    };

    public static readonly Operation ListEvents =
        new(Tag, "listEscrowEvents", "Lists what has happened to an escrow, oldest first")
        {
            Description = "Its ledger: each line holds the hash of the one before it, and every movement of money.",
            Query = QueryParameter.Following,
            Answer = typeof(CursorResponse<EscrowEventResponse>),
            Refusals = [Problems.EscrowNotFound, Problems.InvalidPagination],
        };

    public static readonly Operation GetCommand = new(Tag, "getCommand", "Shows what has become of a command")
    {
        Description = "With `Prefer: wait=N` it waits up to N seconds, at most 10, for the decision.",
        Headers = [CommandOperations.Prefer],
        Answer = typeof(CommandResponse),
        AnswerHeaders = [AnswerHeader.PreferenceApplied],
        Refusals = [Problems.CommandNotFound],
    };
}
