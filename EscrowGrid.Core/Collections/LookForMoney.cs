using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// Asks a provider what has come in. Whoever told that something came is never believed about money.
/// </summary>
public sealed class LookForMoney(IEscrowStore escrows, PaymentRails rails, FundsRecorder recorder)
{
    /// <exception cref="RailUnavailableException">Nothing is known of it, or the rail is not configured here.
    /// </exception>
    /// <returns>The escrow as it was before.</returns>
    public async Task<Escrow> LookAsync(EscrowCollection collection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(collection);
        var escrow = await escrows.FindAsync(collection.Escrow, cancellationToken)
            ?? throw new InvalidOperationException("An escrow has vanished; escrows are never deleted.");
        if (collection.ToWay() is not { } way)
            return escrow;
        foreach (var payment in await rails.Require(collection.Rail).FindPaymentsAsync(way, cancellationToken))
            await recorder.RecordAsync(collection, escrow, payment, cancellationToken);
        return escrow;
    }

    /// <summary>
    /// What came by a way in that nobody knows: written down for the operator. It finds its escrow by itself when the
    /// way becomes known.
    /// </summary>
    /// <exception cref="RailUnavailableException">Nothing is known of it.</exception>
    public async Task LookAtStrangeAsync(Rail rail, string collectionId, CancellationToken cancellationToken)
    {
        var way = new Collection(collectionId, ClientSecret: null, DepositAddress: null);
        foreach (var payment in await rails.Require(rail).FindPaymentsAsync(way, cancellationToken))
            await recorder.RecordStrangeAsync(rail, collectionId, payment, cancellationToken);
    }
}
