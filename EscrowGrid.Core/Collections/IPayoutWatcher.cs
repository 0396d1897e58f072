using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// Looks at a payout of which its provider tells more than that it is on its way or done: it may have been taken back,
/// or have failed after all.
/// </summary>
public interface IPayoutWatcher
{
    /// <param name="escrow">Out of which it was paid.</param>
    /// <param name="settlement">Whatever its state is here.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <exception cref="RailUnavailableException">Nothing is known of it.</exception>
    Task LookAsync(EscrowId escrow, SettlementId settlement, CancellationToken cancellationToken);
}
