using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Payments;

/// <summary>
/// What a provider's webhook says has happened: a hint to ask the provider, never a fact about money
/// (escrow-services.md, T-44). It may come late, twice, out of order, and of a type that nobody knows.
/// </summary>
/// <param name="Rail">Whose notice. Its event ids are unique for the rail only.</param>
/// <param name="EventId">The provider's id of the event; a repeat has the same.</param>
/// <param name="Type">The provider's word, such as <c>payment_intent.succeeded</c> or <c>deposit.confirmed</c>.</param>
/// <param name="CreatedAt">When it happened, as the provider says.</param>
public sealed record ProviderNotice(Rail Rail, string EventId, string Type, DateTimeOffset CreatedAt)
{
    /// <summary>
    /// Whether it says of a payout only that it was made or is done, which whoever asked for it has learnt already. One
    /// of any other type may say that it was undone.
    /// </summary>
    public bool IsProgress => Type is "transfer.created" or "refund.created" or "transfer.completed";

    /// <summary>The payee's account of which it says that something has changed; null where it is about none.</summary>
    public string? Account => Type is "account.updated" ? ObjectId : null;

    /// <summary>What it is about: an intent, charge, transfer, refund, dispute, deposit; null where unsaid.</summary>
    public string? ObjectId { get; init; }

    /// <summary>The <see cref="Collection.ProviderId"/> that the money came in by. Null where it says none.</summary>
    public string? CollectionId { get; init; }

    /// <summary>The escrow that the provider keeps beside the money. Null where it says none.</summary>
    public EscrowId? Escrow { get; init; }

    /// <summary>The settlement that the provider keeps beside a payout. Null where it says none.</summary>
    public SettlementId? Settlement { get; init; }
}
