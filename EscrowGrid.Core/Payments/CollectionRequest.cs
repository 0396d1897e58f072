using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Payments;

/// <param name="Escrow">What is paid for; the provider keeps its id beside the money.</param>
/// <param name="Money">How much is expected.</param>
public sealed record CollectionRequest(EscrowId Escrow, Money Money)
{
    /// <summary>
    /// 1 at first. A higher one asks for another way where the one before was closed for good; the same one again gives
    /// the same way.
    /// </summary>
    public int Attempt { get; init; } = 1;
}
