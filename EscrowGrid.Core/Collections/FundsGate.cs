using EscrowGrid.Core.Compliance;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Core.Collections;

/// <summary>Whether money may count, by whom it came from and who the parties are (specification, sections 15, 16).
/// </summary>
public sealed class FundsGate(WalletScreening screening, KycGate kyc, IEscrowStore escrows)
{
    /// <returns>A <see cref="FundsReason"/> to hold it for staff; null to let it in.</returns>
    public async Task<string?> FindHoldAsync(
        Escrow escrow, InboundPayment payment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(escrow);
        ArgumentNullException.ThrowIfNull(payment);
        if (escrow.Rail is Rail.UsdcBase)
        {
            var verdict = await screening.ScreenAsync(WalletChain.Base, payment.Sender, cancellationToken);
            if (verdict.Decision is ScreeningDecision.Hold)
                return FundsReason.Screening;
        }

        // What nothing awaits goes back, whoever the parties are.
        return FindRequired(escrow) is { } needed
            && await kyc.FindRefusalAsync(
                escrow.Institution, escrow.Buyer, escrow.Seller, needed, cancellationToken) is not null
                ? FundsReason.Kyc
                : null;
    }

    /// <returns>The tier that both parties have to have for its money to count; null where it asks for none.</returns>
    public KycTier? FindRequired(Escrow escrow)
    {
        ArgumentNullException.ThrowIfNull(escrow);
        return escrow.State is EscrowState.AwaitFunds
            ? kyc.FindRequired(escrow.Money.Amount, escrow.Kyc?.Required)
            : null;
    }

    /// <summary>Whether more of it has gone back at the provider than was decided here (specification, T-21).</summary>
    public async Task<bool> IsRefundedElsewhereAsync(
        EscrowId id, InboundPayment payment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(payment);
        if (payment.Refunded == Balance.Zero)
            return false;
        // Read after the provider has answered: what is asked of it from here was reserved before.
        var escrow = await escrows.FindAsync(id, cancellationToken);
        var ours = escrow?.Settlements
            .Where(it => it.Source == payment.ProviderId && it.Kind is not SettlementKind.Release)
            .Where(it => it.State is not SettlementState.Failed)
            .Sum(it => it.Amount.Value);
        return payment.Refunded.Value > (ours ?? 0);
    }
}
