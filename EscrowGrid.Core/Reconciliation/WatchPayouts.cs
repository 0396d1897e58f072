using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Reconciliation;

/// <summary>
/// Compares one payout with its provider as soon as that tells of it: what is taken back after it was confirmed is a
/// row that somebody owns within seconds, and not with the next comparison. That one resolves it when it is gone.
/// </summary>
public sealed class WatchPayouts(
    IEscrowStore escrows, OurBooks books, BreakRecorder recorder, ReconciliationMetrics metrics, TimeProvider time)
    : IPayoutWatcher
{
    /// <exception cref="RailUnavailableException">Nothing is known of it.</exception>
    public async Task LookAsync(EscrowId escrow, SettlementId settlement, CancellationToken cancellationToken)
    {
        var payer = await escrows.FindAsync(escrow, cancellationToken);
        if (payer?.Settlements.FirstOrDefault(it => it.Id == settlement) is not { } known)
            return;
        if (await books.ComparePayoutAsync(payer, known, cancellationToken) is not { } found)
            return;
        await recorder.RecordAsync(found, time.NowInMilliseconds(), cancellationToken);
        await metrics.CountAsync(cancellationToken);
    }
}
