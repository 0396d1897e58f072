using EscrowGrid.Core.Access;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>Tells a buyer how to pay. What he pays a card with is asked of the provider each time, and never kept.
/// </summary>
public sealed class ShowPayment(
    EscrowAccess access, ICollectionStore collections, PaymentRails rails)
{
    public async Task<Result<ShownPayment>> HandleAsync(
        EscrowId id, Caller caller, CancellationToken cancellationToken)
    {
        if (!(await access.FindAsync(id, caller, cancellationToken)).TryGet(out var seen, out var problem))
            return problem;
        var escrow = seen.Escrow;
        // The institution's own key hands it on to the buyer; a person of its staff has no use for it.
        if (seen.Actor is not ({ Class: ActorClass.Buyer } or { Class: ActorClass.Staff, User: null }))
            return Problems.EscrowActionForbidden.With("Only BUYER may");
        if (escrow.State is not EscrowState.AwaitFunds)
            return Problems.PaymentNotAwaited;
        var collection = await collections.FindAsync(id, cancellationToken);
        if (collection is null)
            return new ShownPayment(escrow, Way: null);
        if (collection.State is CollectionState.Refused)
            return Problems.CollectionRefused;
        if (collection.State is CollectionState.Closed || collection.ToWay() is not { } way)
            return Problems.PaymentNotAwaited;
        if (rails.Find(escrow.Rail) is not { } rail)
            return Problems.RailUnavailable;
        try
        {
            return new ShownPayment(escrow, await rail.ShowCollectionAsync(way, cancellationToken));
        }
        catch (RailUnavailableException)
        {
            return Problems.RailUnavailable;
        }
    }
}
