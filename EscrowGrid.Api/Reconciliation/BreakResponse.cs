using EscrowGrid.Core;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Reconciliation;

namespace EscrowGrid.Api.Reconciliation;

/// <summary>A difference between our books and a payment provider's. Amounts are exact, in the currency's own units.
/// </summary>
internal sealed record BreakResponse(
    string Id,
    string Kind,
    string Rail,
    string Subject,
    string State,
    DateTimeOffset At,
    DateTimeOffset FirstSeenAt,
    DateTimeOffset LastSeenAt)
{
    public string? EscrowId { get; init; }

    public string? InstitutionId { get; init; }

    public string? ProviderId { get; init; }

    /// <summary>As it is here; absent where it is not.</summary>
    public Amount? OurAmount { get; init; }

    /// <summary>As it is there; absent where it is not.</summary>
    public Amount? TheirAmount { get; init; }

    public string? Currency { get; init; }

    public string? Note { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>The key or user; absent where the difference was gone by itself.</summary>
    public string? ResolvedBy { get; init; }

    public string? Resolution { get; init; }

    public static BreakResponse From(ReconciliationBreak it) => new(
        it.Id.ToString(),
        WireName<BreakKind>.Of(it.Found.Kind),
        WireName<Core.Payments.Rail>.Of(it.Found.Rail),
        it.Found.Subject,
        WireName<BreakState>.Of(it.State),
        it.Found.At,
        it.FirstSeenAt,
        it.LastSeenAt)
    {
        EscrowId = it.Found.Escrow?.ToString(),
        InstitutionId = it.Found.Institution?.ToString(),
        ProviderId = it.Found.ProviderId,
        OurAmount = it.Found.Ours?.Amount,
        TheirAmount = it.Found.Theirs?.Amount,
        Currency = (it.Found.Ours ?? it.Found.Theirs)?.Currency.Code,
        Note = it.Found.Note,
        ResolvedAt = it.ResolvedAt,
        ResolvedBy = it.ResolvedBy,
        Resolution = it.Resolution,
    };
}
