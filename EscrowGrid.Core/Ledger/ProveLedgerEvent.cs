using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Core.Ledger;

/// <summary>The proof of one ledger event, for whoever may read the ledger of its position.</summary>
public sealed class ProveLedgerEvent(ICheckpointStore checkpoints, ILedgerStore ledger, IPositionStore positions)
{
    public async Task<Result<LedgerProof>> HandleAsync(
        LedgerEventId id, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (await checkpoints.FindEventAsync(id, cancellationToken) is not { } entry)
            return Problems.LedgerEventNotFound;
        if (await positions.FindAsync(entry.Position, cancellationToken) is not { Position: var position })
            return Problems.PositionNotFound;
        if (!caller.Reaches(position.Institution))
            return Problems.LedgerForbidden;

        // Sequences have no gaps, so the events after this one begin at its own number.
        var following = await ledger.ListAsync(
            position.Id, new Page(Limits.ProofFollowing, entry.Sequence), cancellationToken);
        return new LedgerProof(
            entry, position.Version, position.LedgerHead, following.Rows, await FindSealAsync(id, cancellationToken));
    }

    private async Task<LedgerSeal?> FindSealAsync(LedgerEventId id, CancellationToken cancellationToken)
    {
        if (await checkpoints.FindSealAsync(id, cancellationToken) is not { } found)
            return null;
        var index = found.Leaves.Index().FirstOrDefault(leaf => leaf.Item.Id == id, (Index: -1, Item: default)).Index;
        if (index < 0)
            throw new InvalidOperationException($"Checkpoint {found.Checkpoint.Number} does not hold {id}: verify it.");
        var hashes = LedgerLeaf.Hashes(found.Leaves);
        return new LedgerSeal(found.Checkpoint, index, hashes[index], MerkleTree.Path(hashes, index));
    }
}
