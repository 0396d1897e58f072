using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Payments;

/// <param name="Escrow">What is paid for; the provider keeps its id beside the money.</param>
/// <param name="Money">How much is expected.</param>
public sealed record CollectionRequest(EscrowId Escrow, Money Money);
