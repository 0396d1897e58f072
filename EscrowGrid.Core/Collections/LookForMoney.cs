using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// Asks a provider what has come in. Whoever told that something came is never believed about money.
/// </summary>
public sealed class LookForMoney(
    IEscrowStore escrows, IFundsStore funds, PaymentRails rails, FundsRecorder recorder)
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
        // Read before the provider is asked: what somebody else writes down meanwhile is in a later answer.
        var known = await funds.FindOfEscrowAsync(escrow.Id, cancellationToken);
        var payments = await rails.Require(collection.Rail).FindPaymentsAsync(way, cancellationToken);
        foreach (var payment in payments)
            await recorder.RecordAsync(collection, escrow, payment, cancellationToken);
        var listed = payments.Select(it => it.ProviderId).ToHashSet(StringComparer.Ordinal);
        foreach (var row in known.Where(it => IsOf(it, collection) && !listed.Contains(it.ProviderId)))
            await recorder.RecordMissingAsync(row, cancellationToken);
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

    /// <summary>What was attributed by hand came by another way, and is in its list.</summary>
    private static bool IsOf(InboundFunds row, EscrowCollection collection) =>
        row.Rail == collection.Rail && row.CollectionId == collection.ProviderId;
}
