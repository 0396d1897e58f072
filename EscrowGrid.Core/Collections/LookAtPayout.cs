using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// Asks a provider about the payout, or the account of a payee, that its notice is about, and has whoever watches
/// payouts look at it.
/// </summary>
public sealed class LookAtPayout(
    PaySettlement settlements, IEnumerable<IPayoutWatcher> watchers, PayeeAccounts payees)
{
    /// <returns>False when the settlement is not known here; null when the notice is about none.</returns>
    /// <exception cref="RailUnavailableException">Nothing is known of it.</exception>
    public async Task<bool?> LookAsync(ProviderNotice notice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notice);
        if (notice.Account is { } account)
        {
            await payees.LookAsync(notice.Rail, account, cancellationToken);
            return true;
        }

        if (notice is not { Settlement: { } settlement, Escrow: { } payer })
            return null;
        if (!await settlements.LookAsync(payer, settlement, cancellationToken))
            return false;
        foreach (var watcher in notice.IsProgress ? [] : watchers)
            await watcher.LookAsync(payer, settlement, cancellationToken);
        return true;
    }
}
