namespace EscrowGrid.Core.Chain;

/// <summary>
/// Sends records: asks what each would use, writes down its nonce and its signed transaction, and only then hands it to
/// the node. A process that dies in between leaves a transaction that any process sends, the very same bytes.
/// </summary>
public sealed class SendRecords(
    IChainStore store, IChainClient client, ChainRules rules, ChainJournal journal, TimeProvider time)
{
    /// <returns>Whether there may be more to send at once.</returns>
    public async Task<bool> RunAsync(ChainFacts facts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (ChainFee.Offer(facts, rules) is not { } fee)
            return false;

        var inFlight = await store.CountInFlightAsync(facts.ChainId, facts.Account, cancellationToken);
        var room = Math.Min(rules.Batch, Limits.ChainInFlight - inFlight);
        if (room <= 0)
            return false;
        var sendable = await store.FindSendableAsync(time.NowInMilliseconds(), room, cancellationToken);
        if (sendable.Count == 0)
            return false;
        var estimated = await EstimateAsync(sendable, cancellationToken);
        var assigned = estimated.Count == 0 ? [] : await store.AssignAsync(
            new ChainAssignment(
                facts,
                estimated,
                (operation, slot, gas) => client.Sign(operation.Record, slot, gas, fee),
                time.NowInMilliseconds()),
            cancellationToken);
        foreach (var watched in assigned)
            await SubmitAsync(watched, facts, cancellationToken);
        return sendable.Count == room;
    }

    /// <summary>Hands over the last transaction of a record, and notes what the node said.</summary>
    public async Task SubmitAsync(WatchedOperation watched, ChainFacts facts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(watched);
        var reply = await client.SendAsync(watched.Last, cancellationToken);
        var now = time.NowInMilliseconds();
        var sent = watched.Operation with { SentAt = now, DueAt = now + rules.StuckAfter, Reason = null };
        switch (reply.Answer)
        {
            // A used nonce may be used by this very transaction, which a look at the chain will show.
            case SendAnswer.Accepted or SendAnswer.NonceUsed:
                await store.SaveAsync(
                    new ChainChange(watched.Operation, sent with { UpdatedAt = now }), cancellationToken);
                journal.Sent(watched);
                return;
            case SendAnswer.Underpriced when await ReplaceAsync(watched, facts, cancellationToken):
                return;
            default:
                var refused = watched.Operation with
                {
                    Reason = ChainAttempts.Cut(reply.Reason ?? "The node refused the transaction"),
                    DueAt = now + rules.RetryDelay,
                    UpdatedAt = now,
                };
                await store.SaveAsync(new ChainChange(watched.Operation, refused), cancellationToken);
                journal.Refused(watched, refused.Reason);
                return;
        }
    }

    /// <summary>Signs a dearer transaction with the same nonce, stores it, and hands it over.</summary>
    /// <returns>False when that would cost more than the operator allows, or somebody else was faster.</returns>
    public async Task<bool> ReplaceAsync(
        WatchedOperation watched, ChainFacts facts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(watched);
        var (operation, last) = (watched.Operation, watched.Last);
        if (operation.Slot is not { } slot || slot.Account != facts.Account
            || last.Fee.Replace(facts, rules) is not { } fee)
        {
            return false;
        }

        var now = time.NowInMilliseconds();
        var dearer = client.Sign(operation.Record, slot, last.Gas, fee) with { SignedAt = now };
        var replaced = operation with
        {
            TransactionHash = dearer.Hash,
            SentAt = null,
            DueAt = now + rules.RetryDelay,
            UpdatedAt = now,
        };
        if (!await store.SaveAsync(
            new ChainChange(operation, replaced) { Transaction = dearer }, cancellationToken))
        {
            return false;
        }

        journal.Replaced(operation, dearer);
        var stored = replaced with { Version = operation.Version + 1 };
        var reply = await client.SendAsync(dearer, cancellationToken);
        if (reply.Answer is SendAnswer.Accepted)
        {
            var sent = stored with { SentAt = now, DueAt = now + rules.StuckAfter };
            await store.SaveAsync(new ChainChange(stored, sent), cancellationToken);
        }

        return true;
    }

    /// <summary>In the order of the records; what the contract would refuse is noted and left out.</summary>
    private async Task<IReadOnlyList<(ChainOperation Operation, long Gas)>> EstimateAsync(
        IReadOnlyList<ChainOperation> operations, CancellationToken cancellationToken)
    {
        var estimated = new List<(ChainOperation, long)>();
        foreach (var some in operations.Chunk(Limits.ChainRequestsAtOnce))
        {
            var estimates = await Task.WhenAll(
                some.Select(operation => client.EstimateAsync(operation.Record, cancellationToken)));
            foreach (var (operation, estimate) in some.Zip(estimates))
            {
                if (estimate.Refusal is not { } refusal)
                {
                    estimated.Add((operation, estimate.Gas));
                    continue;
                }

                var step = ChainAttempts.Fail(operation, refusal, rules, time.NowInMilliseconds());
                await journal.StoreAsync(operation, step, cancellationToken);
            }
        }

        return estimated;
    }
}
