using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Ledger.Accounts;

/// <summary>When new movements are folded into the days of accounts.</summary>
internal static class AccountFold
{
    public static readonly RecurringSchedule Schedule = new(
        "ledger-fold", Limits.FoldCron, "Folds the accounts' movements into their days.");
}
