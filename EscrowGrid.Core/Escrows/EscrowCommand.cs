using System.Text.Json.Serialization;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Core.Escrows;

/// <summary>What is wanted of an escrow; decided in the order in which it was stored.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Cancel), "CANCEL_ESCROW")]
[JsonDerivedType(typeof(ClaimPayment), "CONFIRM_PAYMENT")]
[JsonDerivedType(typeof(MarkDelivered), "MARK_DELIVERED")]
[JsonDerivedType(typeof(ConfirmDelivery), "CONFIRM_DELIVERY")]
[JsonDerivedType(typeof(Release), "RELEASE_FUNDS")]
[JsonDerivedType(typeof(Refund), "REFUND_BUYER")]
[JsonDerivedType(typeof(ForceTransition), "FORCE_TRANSITION")]
[JsonDerivedType(typeof(RaiseDispute), "RAISE_DISPUTE")]
[JsonDerivedType(typeof(ResolveDispute), "RESOLVE_DISPUTE")]
[JsonDerivedType(typeof(ConcedeDispute), "CONCEDE_DISPUTE")]
[JsonDerivedType(typeof(RetrySettlement), "RETRY_SETTLEMENT")]
[JsonDerivedType(typeof(StopSettlement), "STOP_SETTLEMENT")]
[JsonDerivedType(typeof(SettleElsewhere), "SETTLE_ELSEWHERE")]
[JsonDerivedType(typeof(WithdrawDecision), "WITHDRAW_DECISION")]
[JsonDerivedType(typeof(AddMilestones), "ADD_MILESTONES")]
[JsonDerivedType(typeof(MakeOffer), "MAKE_OFFER")]
[JsonDerivedType(typeof(AcceptOffer), "ACCEPT_OFFER")]
[JsonDerivedType(typeof(DropOffer), "DROP_OFFER")]
[JsonDerivedType(typeof(EscalateDispute), "ESCALATE_DISPUTE")]
[JsonDerivedType(typeof(ReviewDispute), "REVIEW_DISPUTE")]
[JsonDerivedType(typeof(FollowMilestone), "FOLLOW_MILESTONE")]
[JsonDerivedType(typeof(RecordPayment), "RECORD_PAYMENT")]
[JsonDerivedType(typeof(RecordSettlement), "RECORD_SETTLEMENT")]
[JsonDerivedType(typeof(PassDeadline), "PASS_DEADLINE")]
[JsonDerivedType(typeof(TellDeadline), "TELL_DEADLINE")]
public abstract record EscrowCommand
{
    private EscrowCommand()
    {
    }

    /// <summary>Before any money has come in. Whoever carries it out has closed the way in before.</summary>
    public sealed record Cancel(string? Reason) : EscrowCommand;

    /// <summary>
    /// Somebody says that it is paid: its provider is asked at once. What he says moves nothing (specification, T-11).
    /// </summary>
    /// <param name="TransactionId">What the payment is called where it was made.</param>
    /// <param name="Evidence">What else speaks for it.</param>
    public sealed record ClaimPayment(string TransactionId, string? Evidence) : EscrowCommand;

    /// <summary>The seller has delivered.</summary>
    public sealed record MarkDelivered(string Title, string? Description) : EscrowCommand;

    /// <summary>The buyer is content; the seller is to be paid.</summary>
    public sealed record ConfirmDelivery : EscrowCommand;

    /// <summary>The seller is to be paid, says the staff.</summary>
    public sealed record Release(string? Reason) : EscrowCommand;

    /// <summary>The buyer is to get something back, says the staff; the rest is the seller's.</summary>
    /// <param name="Amount">Null for all.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Refund(Amount? Amount, string Reason) : EscrowCommand;

    /// <summary>
    /// The staff move an escrow whose parties do not: by the table of transitions, whoever may begin them otherwise.
    /// Money leaves as settlements only, and never comes in by it.
    /// </summary>
    /// <param name="To">Where to.</param>
    /// <param name="Reason">Why.</param>
    public sealed record ForceTransition(EscrowState To, string Reason) : EscrowCommand;

    public sealed record RaiseDispute(string Reason, string? Description) : EscrowCommand;

    /// <param name="Outcome">Who gets the money.</param>
    /// <param name="RefundAmount">What the buyer gets of a split; null otherwise.</param>
    /// <param name="Reason">Why.</param>
    public sealed record ResolveDispute(DisputeOutcome Outcome, Amount? RefundAmount, string Reason) : EscrowCommand;

    /// <summary>A party gives in: the other one gets the money.</summary>
    public sealed record ConcedeDispute : EscrowCommand;

    /// <summary>It is to be paid, delivered and accepted in parts.</summary>
    /// <param name="Milestones">At least one; their amounts sum up to the escrow's.</param>
    public sealed record AddMilestones(IReadOnlyList<MilestonePlan> Milestones) : EscrowCommand;

    /// <summary>A party proposes how to end a dispute; in the place of what was proposed before.</summary>
    /// <param name="Outcome">Who gets the money.</param>
    /// <param name="RefundAmount">What the buyer gets of a split; null otherwise.</param>
    public sealed record MakeOffer(DisputeOutcome Outcome, Amount? RefundAmount) : EscrowCommand;

    /// <summary>The other party agrees: it is carried out as proposed.</summary>
    /// <param name="Offer">Which one; a later one is another.</param>
    public sealed record AcceptOffer(long Offer) : EscrowCommand;

    /// <summary>Whoever proposed takes it back, or the other one declines.</summary>
    /// <param name="Offer">Which one.</param>
    public sealed record DropOffer(long Offer) : EscrowCommand;

    /// <summary>A party wants the staff to decide.</summary>
    public sealed record EscalateDispute : EscrowCommand;

    /// <summary>Somebody of the staff takes a dispute up, and both sides see it.</summary>
    public sealed record ReviewDispute : EscrowCommand;

    /// <summary>A milestone has told its agreement that it is in another state.</summary>
    public sealed record FollowMilestone(EscrowId Milestone, EscrowState State) : EscrowCommand;

    /// <summary>What has failed for certain is to be paid once more, under a new id.</summary>
    public sealed record RetrySettlement(SettlementId Settlement, string Reason) : EscrowCommand;

    /// <summary>What no provider has is not to be paid. It has failed as soon as nothing can be on its way any more.
    /// </summary>
    public sealed record StopSettlement(SettlementId Settlement, string Reason) : EscrowCommand;

    /// <summary>What has failed for certain was paid by other means, outside of EscrowGrid.</summary>
    /// <param name="Settlement">Which.</param>
    /// <param name="Reference">What the other means call it, such as the number of a bank transfer.</param>
    /// <param name="Reason">Why.</param>
    public sealed record SettleElsewhere(SettlementId Settlement, string Reference, string Reason) : EscrowCommand;

    /// <summary>A decision of which nothing has been paid is taken back.</summary>
    public sealed record WithdrawDecision(string Reason) : EscrowCommand;

    /// <summary>A provider has confirmed that money came in, and nothing speaks against it.</summary>
    public sealed record RecordPayment(string ProviderId, Money Money, string? Sender) : EscrowCommand
    {
        /// <summary>Whether it goes back as it came, whatever is awaited: staff have decided so.</summary>
        public bool IsUnwanted { get; init; }

        /// <summary>The tier that both parties were found to have; null where nobody looked.</summary>
        public KycTier? Kyc { get; init; }
    }

    /// <summary>A provider has said something certain about a settlement.</summary>
    public sealed record RecordSettlement(
        SettlementId Settlement, SettlementState State, string? ProviderId, string? Error) : EscrowCommand
    {
        /// <summary>The tier that both parties were found to have before it was paid; null where nobody looked.
        /// </summary>
        public KycTier? Kyc { get; init; }
    }

    /// <summary>The deadline that was set has passed.</summary>
    /// <param name="DueAt">Which; one that is set anew meanwhile is another one.</param>
    public sealed record PassDeadline(DateTimeOffset DueAt) : EscrowCommand;

    /// <summary>Whoever listens is told of a deadline, once: some time before it passes, or that it has and nothing
    /// follows because the installation has switched that off.</summary>
    /// <param name="DueAt">Which.</param>
    /// <param name="Notice">What of it.</param>
    public sealed record TellDeadline(DateTimeOffset DueAt, DeadlineNotice Notice) : EscrowCommand;
}
