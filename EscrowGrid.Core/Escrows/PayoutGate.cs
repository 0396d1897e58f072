using EscrowGrid.Core.Compliance;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// Whether a settlement has to wait though it is decided: its money in is in question, its seller is not known well
/// enough, or its address is held by screening. It is asked before every attempt that could pay.
/// </summary>
public sealed class PayoutGate(IEscrowCollections collections, WalletScreening screening, KycGate kyc)
{
    public async Task<bool> HoldsAsync(Escrow escrow, Settlement settlement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(escrow);
        ArgumentNullException.ThrowIfNull(settlement);
        if (await collections.IsInQuestionAsync(escrow.Id, cancellationToken))
            return true;
        if (settlement.Kind is SettlementKind.Release
            && await kyc.FindRefusalAsync(
                escrow.Institution, escrow.Buyer, escrow.Seller, escrow.Money.Amount, cancellationToken) is not null)
        {
            return true;
        }

        if (escrow.Rail is not Rail.UsdcBase)
            return false;
        var verdict = await screening.ScreenAsync(WalletChain.Base, settlement.Destination, cancellationToken);
        return verdict.Decision is ScreeningDecision.Hold;
    }
}
