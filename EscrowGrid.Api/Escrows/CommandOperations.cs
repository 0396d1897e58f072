using EscrowGrid.Api.OpenApi;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Escrows;

/// <summary>How the API describes what is commanded of escrows.</summary>
internal static class CommandOperations
{
    public static readonly QueryParameter Prefer = new(
        Patience.Header, "`wait=N`: wait up to N seconds for the decision, at most 10.", Schemas.Text());

    private const string Tag = "Escrows";

    private const string Answers =
        "Commands of an escrow are decided one after the other. The answer waits for the decision, 5 seconds unless "
        + "`Prefer: wait=N` says otherwise: then it is final. A 202 means that the command is stored and waits for its "
        + "turn; `GET /api/commands/{commandId}` tells what becomes of it. A refusal is final too: the same "
        + "`Idempotency-Key` is refused for ever.";

    private const string ByTwoAnswers =
        "By the staff, and never by one person alone: the answer is 202 with the status AWAITING_APPROVAL, and "
        + "`POST /api/approvals/{approvalId}/approve` by somebody else has it decided. ";

    private static readonly ProblemKind[] OfAll =
    [
        Problems.WriteForbidden, Problems.EscrowNotFound, Problems.EscrowActionForbidden,
        Problems.EscrowTransitionRefused, Problems.SettlementInProgress,
    ];

    public static readonly Operation Cancel = Command("cancelEscrow", "Cancels an escrow that is not funded") with
    {
        Description = "By either side or the staff. What has come in goes back. " + Answers,
        Body = fields => EscrowFields.ReadCancel(fields),
        BodyExample = """{"reason":"Out of stock"}""",
        IsBodyOptional = true,
    };

    public static readonly Operation ConfirmPayment = Command("confirmPayment", "Says that it is paid") with
    {
        Description = "By the buyer or the staff, while the money is awaited. It moves nothing: what is said is "
            + "written down, and the provider is asked at once; only its answer counts. " + Answers,
        Body = fields => EscrowFields.ReadClaim(fields),
        BodyExample = """{"transactionId":"pi_3NrXyZ","evidence":"Paid on Tuesday evening"}""",
    };

    public static readonly Operation MarkDelivered = Command("markDelivered", "Says that it is delivered") with
    {
        Description = "By the seller. " + Answers,
        Body = fields => EscrowFields.ReadDelivery(fields),
        BodyExample = """{"title":"Shipped","description":"Parcel 4711"}""",
    };

    public static readonly Operation ConfirmDelivery = Command("confirmDelivery", "Accepts what was delivered") with
    {
        Description = "By the buyer: the seller is paid. The status becomes RELEASED when the money has arrived. "
            + Answers,
    };

    public static readonly Operation Release = Command("releaseEscrow", "Pays the seller of a delivered escrow") with
    {
        Description = "By the staff; a buyer confirms the delivery instead. " + Answers,
        Body = fields => EscrowFields.ReadRelease(fields),
        BodyExample = """{"reason":"The carrier confirms the delivery"}""",
        IsBodyOptional = true,
    };

    public static readonly Operation Refund = Command("refundEscrow", "Gives the buyer the money back, or some") with
    {
        Description = "By the staff. Of a part, `refundAmount` in cents, the rest is paid to the seller. " + Answers,
        Body = fields => EscrowFields.ReadRefund(fields),
        BodyExample = """{"refundAmount":"2500","reason":"One of four was broken"}""",
        Refusals = [.. OfAll, Problems.OverSettlement, Problems.SplitRefused],
    };

    public static readonly Operation RaiseDispute = Command("raiseDispute", "Objects: nothing moves by itself") with
    {
        Description = "By either side of a funded or delivered escrow. " + Answers,
        Body = fields => EscrowFields.ReadDispute(fields),
        BodyExample = """{"reason":"Not as described","description":"It is blue"}""",
        DecidedStatus = StatusCodes.Status201Created,
    };

    public static readonly Operation Resolve = Command("resolveDispute", "Ends a dispute") with
    {
        Description = "By the staff. Of a SPLIT the buyer gets `refundAmount`, in cents. " + Answers,
        Body = fields => EscrowFields.ReadResolution(fields),
        BodyExample = """{"resolution":"SPLIT","refundAmount":"2500","reason":"Both have a point"}""",
        Refusals = [.. OfAll, Problems.DisputeNotFound, Problems.OverSettlement, Problems.SplitRefused],
    };

    public static readonly Operation ResolveAlias = Resolve with
    {
        Id = "resolveDisputeById",
        Summary = "Ends a dispute, by its id alone",
    };

    public static readonly Operation Concede = Command("concedeDispute", "Gives in to the other side") with
    {
        Description = "By either side: the other one gets the money. " + Answers,
        Refusals = [.. OfAll, Problems.DisputeNotFound],
    };

    public static readonly Operation Escalate = Command("escalateDispute", "Asks the staff to decide a dispute") with
    {
        Description = "By either side. " + Answers,
        Refusals = [.. OfAll, Problems.DisputeNotFound],
    };

    public static readonly Operation Review = Command("reviewDispute", "Takes a dispute up") with
    {
        Description = "By somebody of the staff; both sides see it. " + Answers,
        Refusals = [.. OfAll, Problems.DisputeNotFound],
    };

    public static readonly Operation MakeOffer = Command("makeOffer", "Proposes how to end a dispute") with
    {
        Description = "By either side, in the place of what was proposed before. " + Answers,
        Body = fields => EscrowFields.ReadOffer(fields),
        BodyExample = """{"resolution":"SPLIT","refundAmount":"2500"}""",
        DecidedStatus = StatusCodes.Status201Created,
        Refusals = [.. OfAll, Problems.DisputeNotFound, Problems.OverSettlement, Problems.SplitRefused],
    };

    public static readonly Operation AcceptOffer = Command("acceptOffer", "Agrees to what the other side proposes") with
    {
        Description = "By the other side; `version` names the offer, so that nobody accepts another one than he has "
            + "seen. It is carried out as proposed. " + Answers,
        Refusals = [.. OfAll, Problems.DisputeNotFound],
    };

    public static readonly Operation DropOffer = Command("dropOffer", "Declines an offer, or takes it back") with
    {
        Description = "By either side. " + Answers,
        Refusals = [.. OfAll, Problems.DisputeNotFound],
    };

    public static readonly Operation AddMilestones = Command("addMilestones", "Divides an escrow into milestones") with
    {
        Description = "By either side, before any money has come in, once. Each milestone is an escrow of its own, "
            + "with its own money, delivery and disputes: it is paid, delivered and accepted by its own id. Their "
            + "amounts sum up to the escrow's, and its status follows from theirs. " + Answers,
        Body = fields => EscrowFields.ReadMilestones(fields),
        BodyExample =
            """{"milestones":[{"title":"Design","amount":"2500"},{"title":"Building","amount":"7500"}]}""",
        DecidedStatus = StatusCodes.Status201Created,
        Refusals =
        [
            .. OfAll, Problems.EscrowHasMilestones, Problems.MilestoneSumMismatch, Problems.MilestonesRefused,
        ],
    };

    public static readonly Operation Withdraw = Command("withdrawDecision", "Takes a decision back") with
    {
        Description = "By the staff, of a decision of which nothing was paid or can be. " + Answers,
        Body = fields => EscrowFields.ReadWithdrawal(fields),
        BodyExample = """{"reason":"The account was closed"}""",
    };

    public static readonly Operation RetrySettlement =
        Command("retrySettlement", "Pays once more what has certainly failed") with
        {
            Description = "By the staff. It gets another id, under which the provider can pay it. " + Answers,
            Body = fields => EscrowFields.ReadRetry(fields, default),
            BodyExample = """{"reason":"The account is open again"}""",
            Refusals = [.. OfAll, Problems.SettlementNotFound, Problems.SettlementRecorded],
        };

    public static readonly Operation StopSettlement =
        Command("stopSettlement", "Stops a payment out that no provider has") with
        {
            Description = "By the staff, of what is RESERVED. It is FAILED with the error `stopped` when a quarter of "
                + "an hour later no provider has it; then its decision can be withdrawn. " + Answers,
            Body = fields => EscrowFields.ReadStop(fields, default),
            BodyExample = """{"reason":"The seller's address is on a list"}""",
            Refusals = [.. OfAll, Problems.SettlementNotFound, Problems.SettlementRecorded],
        };

    public static readonly Operation SettleElsewhere =
        ByTwo("settleElsewhere", "Says that a failed payment out was made by other means") with
        {
            Description = ByTwoAnswers
                + "A settlement is made in its place that is CONFIRMED, with `reference` as its `elsewhere`.",
            Body = fields => EscrowFields.ReadElsewhere(fields, default),
            BodyExample = """{"reference":"Bank transfer 4711","reason":"The card is closed"}""",
        };

    public static readonly Operation Force = ByTwo("forceTransition", "Asks for a move that no party makes") with
    {
        Description = ByTwoAnswers
            + "Only what the table of states knows; money leaves as settlements, and never comes in by it.",
        Body = fields => EscrowFields.ReadForced(fields),
        BodyExample = """{"toState":"DISPUTED","reason":"The seller has vanished"}""",
    };

    public static readonly Operation ReleaseMilestone =
        Command("releaseMilestone", "Pays the seller of a delivered milestone") with
        {
            Description = "By the buyer, who accepts the delivery by it, or by the staff. `milestoneId` is the "
                + "milestone's `escrowId`, whose own `confirm-delivery` and `release` do the same. " + Answers,
        };

    private static Operation Command(string id, string summary) => new(Tag, id, summary)
    {
        Description = Answers,
        Headers = [Prefer],
        Status = StatusCodes.Status202Accepted,
        DecidedStatus = StatusCodes.Status200OK,
        Answer = typeof(CommandResponse),
        AnswerHeaders = [AnswerHeader.Location, AnswerHeader.PreferenceApplied],
        Refusals = OfAll,
    };

    /// <summary>Nobody waits for it: it takes a second person.</summary>
    private static Operation ByTwo(string id, string summary) => Command(id, summary) with
    {
        DecidedStatus = null,
        Headers = [],
        AnswerHeaders = [AnswerHeader.Location],
        Refusals = [Problems.WriteForbidden, Problems.UserRoleRequired, Problems.EscrowNotFound],
    };
}
