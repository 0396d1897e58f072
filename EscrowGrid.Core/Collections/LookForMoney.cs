using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// Asks a provider what has come in. Whoever told that something came is never believed about money.
/// </summary>
public sealed class LookForMoney(
    IEscrowStore escrows, IFundsStore funds, ReadPayments reading, FundsRecorder recorder)
{
    /// <exception cref="RailUnavailableException">Nothing is known of it, or the rail is not configured here.
    /// </exception>
    /// <returns>The escrow as it was before.</returns>
    public async Task<Escrow> LookAsync(EscrowCollection collection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(collection);
        var escrow = await escrows.FindAsync(collection.Escrow, cancellationToken)
            ?? throw new InvalidOperationException("An escrow has vanished; escrows are never deleted.");
        // Read before the provider is asked: what somebody else writes down meanwhile is in a later answer.
        var known = await funds.FindOfEscrowAsync(escrow.Id, cancellationToken);
        var list = await reading.ReadAsync(collection, escrow, cancellationToken);
        foreach (var payment in list.Payments)
            await recorder.RecordAsync(collection, escrow, payment, cancellationToken);
        foreach (var stray in list.Strays)
        {
            await recorder.RecordStrangeAsync(
                collection.Rail, stray.CollectionId, stray.Payment, cancellationToken);
        }

        // What is missing may be an entry that fits badly.
        if (!list.IsWhole)
            return escrow;
        var listed = list.Payments.Select(it => it.ProviderId).ToHashSet(StringComparer.Ordinal);
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
        var list = await reading.ReadStrangeAsync(rail, collectionId, cancellationToken);
        foreach (var payment in list.Payments)
            await recorder.RecordStrangeAsync(rail, collectionId, payment, cancellationToken);
    }

    /// <summary>What was attributed by hand came by another way, and is in its list.</summary>
    private static bool IsOf(InboundFunds row, EscrowCollection collection) =>
        row.Rail == collection.Rail && row.CollectionId == collection.ProviderId;
}
