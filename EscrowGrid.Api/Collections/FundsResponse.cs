using EscrowGrid.Core;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Collections;

/// <summary>Money that a payment provider says came in. Amounts are exact, in the currency's own units.</summary>
internal sealed record FundsResponse(
    string Id,
    string Rail,
    string ProviderId,
    string Asset,
    string State,
    DateTimeOffset SeenAt,
    DateTimeOffset UpdatedAt)
{
    public string? EscrowId { get; init; }

    public string? InstitutionId { get; init; }

    public Amount? Amount { get; init; }

    public string? Currency { get; init; }

    /// <summary>The address that it came from; of coins only.</summary>
    public string? Sender { get; init; }

    /// <summary>Why it waits for somebody.</summary>
    public string? Reason { get; init; }

    /// <summary>Of held money: since when its provider lists it no more. After 30 minutes it is FAILED.</summary>
    public DateTimeOffset? MissingSince { get; init; }

    /// <summary>What was said when it was decided about.</summary>
    public string? Note { get; init; }

    public static FundsResponse From(InboundFunds funds) => new(
        funds.Id.ToString(),
        WireName<Core.Payments.Rail>.Of(funds.Rail),
        funds.ProviderId,
        funds.Asset,
        WireName<FundsState>.Of(funds.State),
        funds.SeenAt,
        funds.UpdatedAt)
    {
        EscrowId = funds.Escrow?.ToString(),
        InstitutionId = funds.Institution?.ToString(),
        Amount = funds.Money?.Amount,
        Currency = funds.Money?.Currency.Code,
        Sender = funds.Sender,
        Reason = funds.Reason,
        MissingSince = funds.MissingSince,
        Note = funds.Note,
    };
}
