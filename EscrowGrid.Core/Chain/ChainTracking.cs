using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Core.Chain;

/// <summary>
/// Decides what a look at the chain means for a submitted or confirmed record. Pure, and careful: nodes behind a load
/// balancer tell of different moments, so what is merely not there is waited for, and only what contradicts is
/// believed.
/// </summary>
public static class ChainTracking
{
    public static ChainStep Decide(
        ChainOperation operation, ChainSighting seen, ChainFacts facts, ChainRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(rules);
        if (seen.Receipt is { } receipt)
            return Included(operation, receipt, facts, rules, now);
        return operation.Block is { } block
            ? Vanished(operation, block, seen.InItsPlace, now)
            : Waiting(operation, facts, rules, now);
    }

    private static ChainStep Included(
        ChainOperation operation, ChainReceipt receipt, ChainFacts facts, ChainRules rules, DateTimeOffset now)
    {
        var depth = facts.Head.Number - receipt.Block.Number + 1;
        var isMoved = operation.Block is { } before && before != receipt.Block;
        if (depth >= rules.Confirmations && !receipt.IsSuccess)
            return ChainAttempts.Fail(operation, "The transaction was reverted", rules, now);

        var isConfirmed = depth >= rules.Confirmations
            || (operation.State is MirrorState.Confirmed && !isMoved);
        var next = operation with
        {
            State = isConfirmed ? MirrorState.Confirmed : MirrorState.Submitted,
            TransactionHash = receipt.TransactionHash,
            Block = receipt.Block,
            Reason = null,
            SentAt = operation.SentAt ?? now,
            ConfirmedAt = isConfirmed ? operation.ConfirmedAt ?? now : null,
            IsFinal = isConfirmed && depth >= rules.Finality,
            DueAt = now + Limits.ChainRecheck,
            UpdatedAt = now,
        };
        return new ChainStep(next, Incident: isMoved ? ChainIncident.Reorganised : ChainIncident.None);
    }

    /// <summary>Its block had it, and now it has no receipt.</summary>
    private static ChainStep Vanished(
        ChainOperation operation, ChainBlock block, ChainBlock? inItsPlace, DateTimeOffset now)
    {
        // A node that lags behind, or one that has the block and not yet its receipts.
        if (inItsPlace is null || inItsPlace == block)
            return new ChainStep(operation with { DueAt = now + Limits.ChainRecheck, UpdatedAt = now });
        var next = operation with
        {
            State = MirrorState.Submitted,
            Block = null,
            ConfirmedAt = null,
            SentAt = null,
            DueAt = now,
            UpdatedAt = now,
        };
        return new ChainStep(next, ChainAct.SendAgain, ChainIncident.Reorganised);
    }

    /// <summary>No block has had it so far.</summary>
    private static ChainStep Waiting(
        ChainOperation operation, ChainFacts facts, ChainRules rules, DateTimeOffset now)
    {
        var slot = operation.Slot
            ?? throw new ArgumentException("Only a record with a nonce is watched.", nameof(operation));
        if (slot.Account == facts.Account && facts.ConfirmedNonce > slot.Nonce)
            return NonceTaken(operation, now);

        var again = operation with { DueAt = now + rules.StuckAfter, UpdatedAt = now };
        if (operation.SentAt is not { } sentAt)
            return new ChainStep(again, ChainAct.SendAgain);
        if (now - sentAt < rules.StuckAfter)
            return new ChainStep(operation);
        // Those behind it wait for it, however much they offer.
        var isNext = slot.Account == facts.Account && facts.Nonce == slot.Nonce;
        return new ChainStep(again, isNext ? ChainAct.Replace : ChainAct.SendAgain);
    }

    /// <summary>Confirmed blocks have used its nonce, and none of its transactions is in them.</summary>
    private static ChainStep NonceTaken(ChainOperation operation, DateTimeOffset now)
    {
        var next = operation with
        {
            State = MirrorState.Pending,
            Reason = "Another transaction of the account has its nonce",
            Slot = null,
            TransactionHash = null,
            SentAt = null,
            DueAt = now,
            UpdatedAt = now,
        };
        return new ChainStep(next, Incident: ChainIncident.NonceTaken);
    }
}
