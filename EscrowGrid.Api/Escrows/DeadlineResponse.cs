using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Escrows;

/// <summary>What happens when nothing happens, as it was agreed.</summary>
/// <param name="WaitsFor">What has to happen.</param>
/// <param name="PeriodSeconds">How long it may take; absent without a deadline.</param>
/// <param name="DueAt">When it has to have happened; absent unless the escrow waits for it now.</param>
/// <param name="Outcome">What happens otherwise; absent without a deadline.</param>
/// <param name="Meaning">The same as a sentence.</param>
internal sealed record DeadlineResponse(
    string WaitsFor, long? PeriodSeconds, DateTimeOffset? DueAt, string? Outcome, string Meaning)
{
    public static DeadlineResponse From(DeclaredDeadline deadline) => new(
        WireName<EscrowWait>.Of(deadline.Wait),
        (long?)deadline.Period?.TotalSeconds,
        deadline.DueAt,
        deadline.Outcome is { } outcome ? WireName<DeadlineOutcome>.Of(outcome) : null,
        deadline.Meaning);
}
