using EscrowGrid.Core.Compliance;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// Whether a settlement has to wait though it is decided: its money in is in question, its seller is not known well
/// enough, its account is restricted at the provider, or its address is held by screening. It is asked before every
/// attempt that could pay.
/// </summary>
public sealed class PayoutGate(
    IEscrowCollections collections, WalletScreening screening, KycGate kyc, PayeeAccounts payees)
{
    public async Task<bool> HoldsAsync(Escrow escrow, Settlement settlement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(escrow);
        ArgumentNullException.ThrowIfNull(settlement);
        if (await collections.IsInQuestionAsync(escrow.Id, cancellationToken))
            return true;
        if (FindRequired(escrow, settlement) is { } needed
            && await kyc.FindRefusalAsync(
                escrow.Institution, escrow.Buyer, escrow.Seller, needed, cancellationToken) is not null)
        {
            return true;
        }

        if (settlement is { Kind: SettlementKind.Release, Destination: { } account }
            && await payees.IsRestrictedAsync(escrow.Rail, account, cancellationToken))
        {
            return true;
        }

        if (escrow.Rail is not Rail.UsdcBase)
            return false;
        var verdict = await screening.ScreenAsync(WalletChain.Base, settlement.Destination, cancellationToken);
        return verdict.Decision is ScreeningDecision.Hold;
    }

    /// <returns>The tier that both parties have to have for it; null where it asks for none.</returns>
    public KycTier? FindRequired(Escrow escrow, Settlement settlement)
    {
        ArgumentNullException.ThrowIfNull(escrow);
        ArgumentNullException.ThrowIfNull(settlement);
        return settlement.Kind is SettlementKind.Release
            ? kyc.FindRequired(escrow.Money.Amount, escrow.Kyc?.Required)
            : null;
    }
}
