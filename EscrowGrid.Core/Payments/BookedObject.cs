using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Payments;

/// <summary>One object in a provider's own books, as the provider lists it, whoever made it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="ProviderId">The provider's id of it.</param>
/// <param name="At">When it was made, as the provider says.</param>
/// <param name="State">Whether its money has moved.</param>
/// <param name="Money">How much; null where it is an asset that is not known.</param>
public sealed record BookedObject(
    BookedKind Kind, string ProviderId, DateTimeOffset At, BookedState State, Money? Money)
{
    /// <summary>Of a transfer: whether some or all of it has been taken back.</summary>
    public bool IsReversed { get; init; }

    /// <summary>Of a payment: the <see cref="Collection.ProviderId"/> that it came by; null where it has none.
    /// </summary>
    public string? CollectionId { get; init; }

    /// <summary>Of money that left: the payment that it was taken from. Null where it says none.</summary>
    public string? Source { get; init; }

    /// <summary>The escrow that the provider keeps beside it. Null where it says none.</summary>
    public EscrowId? Escrow { get; init; }

    /// <summary>The settlement that the provider keeps beside it. Null where it says none.</summary>
    public SettlementId? Settlement { get; init; }
}
