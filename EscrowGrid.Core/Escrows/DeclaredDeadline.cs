namespace EscrowGrid.Core.Escrows;

/// <summary>What both sides were shown of a time to wait when they agreed.</summary>
/// <param name="Wait">For what.</param>
/// <param name="Outcome">What happens when nothing does; null where there is no deadline.</param>
/// <param name="Meaning">The same in words.</param>
public sealed record DeclaredDeadline(EscrowWait Wait, DeadlineOutcome? Outcome, string Meaning)
{
    /// <summary>From when the wait begins; null where there is no deadline.</summary>
    public TimeSpan? Period { get; init; }

    /// <summary>When it passes; null while nobody waits for this.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>All four of an escrow, in the order in which it meets them.</summary>
    public static IReadOnlyList<DeclaredDeadline> Of(Escrow escrow)
    {
        ArgumentNullException.ThrowIfNull(escrow);
        var terms = escrow.Terms;
        return
        [
            new(
                EscrowWait.Payment,
                DeadlineOutcome.Cancel,
                "Unless the whole amount has come in by then, the escrow is cancelled and what came in goes back.")
            {
                Period = terms.PaymentDeadline - escrow.CreatedAt,
                DueAt = escrow.State is EscrowState.AwaitFunds ? escrow.DueAt : null,
            },
            Declare(EscrowWait.Delivery, terms.DeliveryPeriod, DeadlineOutcome.Refund) with
            {
                DueAt = escrow.State is EscrowState.FundsHeld ? escrow.DueAt : null,
            },
            Declare(EscrowWait.Acceptance, terms.AcceptancePeriod, ToOutcome(terms.OnSilence)) with
            {
                DueAt = escrow.State is EscrowState.Delivered ? escrow.DueAt : null,
            },
            Declare(EscrowWait.Resolution, terms.DisputePeriod, ToOutcome(terms.OnStalemate)) with
            {
                DueAt = escrow.State is EscrowState.Disputed ? escrow.DueAt : null,
            },
        ];
    }

    private static DeclaredDeadline Declare(EscrowWait wait, TimeSpan? period, DeadlineOutcome outcome) =>
        period is null
            ? new(wait, Outcome: null, ForEver(wait))
            : new(wait, outcome, Explain(wait, outcome)) { Period = period };

    private static string Explain(EscrowWait wait, DeadlineOutcome outcome) => (wait, outcome) switch
    {
        (EscrowWait.Delivery, _) => "Unless the seller has delivered by then, the buyer gets the money back.",
        (EscrowWait.Acceptance, DeadlineOutcome.Release) =>
            "A buyer who neither accepts nor objects by then has accepted: the seller is paid.",
        (EscrowWait.Acceptance, _) => "A buyer who neither accepts nor objects by then gets the money back.",
        (EscrowWait.Resolution, DeadlineOutcome.Release) =>
            "Unless the dispute has ended by then, the seller is paid.",
        _ => "Unless the dispute has ended by then, the buyer gets the money back.",
    };

    private static string ForEver(EscrowWait wait) => wait is EscrowWait.Delivery
        ? "There is no deadline: the money waits for the seller."
        : "There is no deadline: the dispute waits for the parties or the staff.";

    private static DeadlineOutcome ToOutcome(SilenceOutcome outcome) =>
        outcome is SilenceOutcome.Release ? DeadlineOutcome.Release : DeadlineOutcome.Refund;
}
