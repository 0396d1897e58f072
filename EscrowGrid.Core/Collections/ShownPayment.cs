using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>How a buyer pays for an escrow.</summary>
/// <param name="Escrow">For which.</param>
/// <param name="Way">With the client secret of a card, asked of the provider just now; null while it is being opened.
/// </param>
public sealed record ShownPayment(Escrow Escrow, Collection? Way);
