namespace EscrowGrid.Client.Escrows;

/// <summary>What happens when nothing happens, as it was agreed.</summary>
/// <param name="WaitsFor">PAYMENT, DELIVERY, ACCEPTANCE or RESOLUTION.</param>
/// <param name="Meaning">What happens, as a sentence.</param>
/// <param name="PeriodSeconds">How long it may take; null without a deadline.</param>
/// <param name="DueAt">When it passes; null unless the escrow waits for this now.</param>
/// <param name="Outcome">What happens then; null without a deadline.</param>
public sealed record EscrowDeadline(
    string WaitsFor,
    string Meaning,
    long? PeriodSeconds = null,
    DateTimeOffset? DueAt = null,
    DeadlineOutcome? Outcome = null);
