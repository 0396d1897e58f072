using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// Reads what a provider lists of a way in, and remembers since when it could not: a list that stays unread hides money
/// for as long, so somebody has to own it.
/// </summary>
public sealed class ReadPayments(
    ICollectionStore collections, PaymentRails rails, IEnumerable<IListWatcher> watchers, TimeProvider time)
{
    /// <exception cref="RailUnavailableException">Nothing is known of it, or the rail is not configured here.
    /// </exception>
    /// <returns>Its strays are those that no way in that is known here has.</returns>
    public async Task<PaymentList> ReadAsync(
        EscrowCollection collection, Escrow escrow, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(escrow);
        if (collection.ToWay() is not { } way)
            return new PaymentList([]);
        PaymentList list;
        try
        {
            list = await rails.Require(collection.Rail).FindPaymentsAsync(way, cancellationToken);
        }
        catch (RailUnavailableException exception)
        {
            await RememberAsync(collection, escrow, exception.Message, cancellationToken);
            throw;
        }

        if (collection.UnreadSince is not null)
            await ForgetAsync(collection, cancellationToken);
        return list with { Strays = await FindUnknownAsync(collection, list.Strays, cancellationToken) };
    }

    /// <summary>What came by a way in that nobody knows.</summary>
    /// <exception cref="RailUnavailableException">Nothing is known of it.</exception>
    public Task<PaymentList> ReadStrangeAsync(Rail rail, string collectionId, CancellationToken cancellationToken) =>
        rails.Require(rail).FindPaymentsAsync(
            new Collection(collectionId, ClientSecret: null, DepositAddress: null), cancellationToken);

    private async Task RememberAsync(
        EscrowCollection collection, Escrow escrow, string error, CancellationToken cancellationToken)
    {
        var now = time.NowInMilliseconds();
        var since = await collections.MarkUnreadAsync(collection, now, cancellationToken);
        if (now - since < Limits.UnreadListPatience)
            return;
        foreach (var watcher in watchers)
        {
            await watcher.TellUnreadAsync(
                collection with { UnreadSince = since }, escrow, error, cancellationToken);
        }

        // Whoever has read it in between has forgotten that, and ended no finding: the next one will.
        await collections.MarkUnreadAsync(collection, since, cancellationToken);
    }

    /// <summary>The finding first: a process that is lost in between leaves it to the next look.</summary>
    private async Task ForgetAsync(EscrowCollection collection, CancellationToken cancellationToken)
    {
        foreach (var watcher in watchers)
            await watcher.TellReadAsync(collection, cancellationToken);
        await collections.MarkReadAsync(collection, cancellationToken);
    }

    private async Task<IReadOnlyList<StrayPayment>> FindUnknownAsync(
        EscrowCollection collection, IReadOnlyList<StrayPayment> strays, CancellationToken cancellationToken)
    {
        var unknown = new List<StrayPayment>();
        foreach (var stray in strays)
        {
            // Another way in that is known here is looked at itself.
            var isElsewhere = stray.CollectionId is { } other && other != collection.ProviderId
                && await collections.FindAsync(collection.Rail, other, cancellationToken) is not null;
            if (!isElsewhere)
                unknown.Add(stray);
        }

        return unknown;
    }
}
