using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>What escrows are told of the ways by which their money comes in.</summary>
internal sealed class EscrowCollections(
    ICollectionStore collections, IFundsStore funds, PaymentRails rails, IIdSource ids)
    : IEscrowCollections
{
    public async Task<JobRequest?> FindClosingAsync(StoredCommand cancel, CancellationToken cancellationToken)
    {
        var collection = await collections.FindAsync(cancel.Escrow, cancellationToken);
        // Without one, it may be just being opened, if anybody can.
        var isOpen = collection is null ? rails.Any : collection.State is CollectionState.Open;
        return isOpen ? CloseCollection.Request(cancel, ids.Create<JobId>()) : null;
    }

    public async Task<bool> IsInQuestionAsync(EscrowId escrow, CancellationToken cancellationToken)
    {
        var known = await funds.FindOfEscrowAsync(escrow, cancellationToken);
        return known.Any(it => it.State is FundsState.Reversed);
    }
}
