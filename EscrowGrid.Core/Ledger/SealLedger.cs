using EscrowGrid.Core.Jobs;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Ledger;

/// <summary>
/// Seals all new ledger events into checkpoints. May run on several workers at once: the number of a checkpoint is
/// taken by one of them, and the others find nothing left to do.
/// </summary>
public sealed partial class SealLedger(ICheckpointStore store, TimeProvider time, ILogger<SealLedger> logger)
{
    public static readonly RecurringSchedule Schedule = new(
        "ledger-checkpoint", Limits.CheckpointCron, "Seals new ledger events into a checkpoint.");

    /// <returns>The number of events that this run sealed.</returns>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        long total = 0;
        while (true)
        {
            var last = await store.FindLastAsync(cancellationToken);
            var unsealed = await store.ReadUnsealedAsync(
                last?.Through ?? default, Limits.CheckpointEvents, cancellationToken);
            if (unsealed.Count == 0)
                return total;

            var leaves = unsealed.Select(entry => entry.Leaf).ToList();
            var checkpoint = LedgerCheckpoint.Seal(last, leaves, unsealed[^1].At, time.NowInMilliseconds());
            if (!await store.TryAddAsync(checkpoint, leaves, cancellationToken))
                return total;
            Sealed(checkpoint.Number, checkpoint.Count, checkpoint.Hash.ToString());
            total += leaves.Count;
            if (leaves.Count < Limits.CheckpointEvents)
                return total;
        }
    }

    [LoggerMessage(
        2201, LogLevel.Information, "Ledger checkpoint {Number} seals {Count} events; its hash is {Hash}")]
    private partial void Sealed(long number, int count, string hash);
}
