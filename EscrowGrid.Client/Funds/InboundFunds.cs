using EscrowGrid.Client.Escrows;

namespace EscrowGrid.Client.Funds;

/// <summary>Money that a payment provider says came in.</summary>
public sealed record InboundFunds(
    string Id, PaymentRail Rail, string ProviderId, string Asset, FundsState State, DateTimeOffset SeenAt)
{
    public DateTimeOffset UpdatedAt { get; init; }

    public string? EscrowId { get; init; }

    public string? InstitutionId { get; init; }

    /// <summary>Null where it is an asset that is not known.</summary>
    public decimal? Amount { get; init; }

    public string? Currency { get; init; }

    /// <summary>The address that it came from.</summary>
    public string? Sender { get; init; }

    /// <summary>Why it waits for somebody.</summary>
    public string? Reason { get; init; }

    /// <summary>Of held money: since when its provider lists it no more. After 30 minutes it is FAILED.</summary>
    public DateTimeOffset? MissingSince { get; init; }

    /// <summary>What was said when it was decided about.</summary>
    public string? Note { get; init; }
}
