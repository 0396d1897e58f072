using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Reconciliation;

/// <summary>Goes through the escrows of a comparison, and keeps what differs.</summary>
public sealed class CompareEscrows(
    IEscrowStore escrows, IBreakStore breaks, OurBooks ours, BreakRecorder recorder)
{
    /// <summary>When the first escrow was opened; null where there is none.</summary>
    internal Task<DateTimeOffset?> FindBeginningAsync(CancellationToken cancellationToken) =>
        breaks.FindBeginningAsync(cancellationToken);

    /// <returns>Why some of them could not be compared; null when all were.</returns>
    internal async Task<RailUnavailableException?> RunAsync(
        ComparedBooks books, CancellationToken cancellationToken)
    {
        RailUnavailableException? failure = null;
        EscrowId? last = null;
        while (await breaks.ListComparedAsync(
            books.Since, last, Limits.ReconciliationBatch, cancellationToken) is { Count: > 0 } batch)
        {
            foreach (var id in batch)
                failure = await TryAsync(id, books, cancellationToken) ?? failure;
            last = batch[^1];
        }

        return failure;
    }

    private async Task<RailUnavailableException?> TryAsync(
        EscrowId id, ComparedBooks books, CancellationToken cancellationToken)
    {
        var escrow = await escrows.FindAsync(id, cancellationToken)
            ?? throw new InvalidOperationException("An escrow has vanished; escrows are never deleted.");
        try
        {
            foreach (var found in await ours.CompareAsync(escrow, books, cancellationToken))
                await recorder.RecordAsync(found, books.Now, cancellationToken);
            return null;
        }
        catch (RailUnavailableException exception)
        {
            // Its differences may be there still: nothing of this rail is resolved by this run.
            books.Read.Remove(escrow.Rail);
            return exception;
        }
    }
}
