using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Core.Chain;

/// <summary>Records that are to get nonces.</summary>
/// <param name="Facts">
/// Of which account. What the node says of its nonce counts where it is higher than our own count, because others may
/// have used the account.
/// </param>
/// <param name="Operations">In the order in which they get nonces, each with the gas it needs.</param>
/// <param name="Sign">
/// Signs one; called while the account is locked, so that the transaction is stored together with its nonce.
/// </param>
/// <param name="At">UTC, whole milliseconds.</param>
public sealed record ChainAssignment(
    ChainFacts Facts,
    IReadOnlyList<(ChainOperation Operation, long Gas)> Operations,
    Func<ChainOperation, ChainSlot, long, ChainTransaction> Sign,
    DateTimeOffset At)
{
    /// <summary>What is to be stored while the account is locked.</summary>
    /// <param name="nextNonce">The first nonce that nobody has.</param>
    /// <param name="isUnchanged">Whether a record is still the one that was read.</param>
    /// <returns>Each record before and after; the ones after carry the version that storing gives them.</returns>
    public IReadOnlyList<(ChainOperation Before, WatchedOperation After)> Assign(
        long nextNonce, Func<Guid, bool> isUnchanged)
    {
        ArgumentNullException.ThrowIfNull(isUnchanged);
        var assigned = new List<(ChainOperation, WatchedOperation)>();
        foreach (var (operation, gas) in Operations.Where(it => isUnchanged(it.Operation.Id.Value)))
        {
            var slot = new ChainSlot(Facts.ChainId, Facts.Account, nextNonce + assigned.Count);
            var signed = Sign(operation, slot, gas) with { SignedAt = At };
            var submitted = operation with
            {
                State = MirrorState.Submitted,
                Slot = slot,
                TransactionHash = signed.Hash,
                SentAt = null,
                DueAt = At,
                UpdatedAt = At,
                Version = operation.Version + 1,
            };
            assigned.Add((operation, new WatchedOperation(submitted, [signed])));
        }

        return assigned;
    }
}
