using EscrowGrid.Core.Escrows;

namespace EscrowGrid.Core.Reconciliation;

/// <summary>
/// What the accounts of an escrow have to hold by its receipts and settlements (specification, section 31.1). Pure.
/// </summary>
internal static class EscrowSums
{
    /// <returns>The first account that does not, with what it has and what it should; null when all add up.</returns>
    public static (string Account, Balance Ours, Balance Expected)? FindDifference(Escrow escrow)
    {
        var accounts = escrow.Accounts;
        (string Account, Balance Ours, Balance Expected)[] sums =
        [
            ("released", accounts.Released, Paid(escrow, SettlementKind.Release)),
            ("refunded", accounts.Refunded, Paid(escrow, SettlementKind.Refund, SettlementKind.Return)),
            ("fees", accounts.Fees, Balance.FromStored(Confirmed(escrow).Sum(it => it.Fee.Value))),
            ("received", Total(accounts), Balance.FromStored(escrow.Receipts.Sum(it => it.Amount.Value))),
        ];
        foreach (var sum in sums)
        {
            if (sum.Ours != sum.Expected)
                return sum;
        }

        // What has failed stays reserved until somebody decides anew, so there may be more, never less.
        var open = escrow.Settlements.Where(it => it.IsOpen).Sum(it => it.Amount.Value + it.Fee.Value);
        return accounts.Reserved.Value < open ? ("reserved", accounts.Reserved, Balance.FromStored(open)) : null;
    }

    private static Balance Total(EscrowAccounts it) => Balance.FromStored(
        it.Unapplied.Value + it.Held.Value + it.Reserved.Value + it.Released.Value + it.Refunded.Value + it.Fees.Value);

    private static Balance Paid(Escrow escrow, params SettlementKind[] kinds) =>
        Balance.FromStored(Confirmed(escrow).Where(it => kinds.Contains(it.Kind)).Sum(it => it.Amount.Value));

    private static IEnumerable<Settlement> Confirmed(Escrow escrow) =>
        escrow.Settlements.Where(it => it.State is SettlementState.Confirmed);
}
