using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Reconciliation;

/// <summary>Reads the books of every provider to their end, and keeps what differs.</summary>
public sealed class ReadTheirBooks(PaymentRails rails, TheirBooks theirs, BreakRecorder recorder)
{
    /// <returns>Why some of them could not be read; null when all were.</returns>
    internal async Task<RailUnavailableException?> RunAsync(
        ComparedBooks books, CancellationToken cancellationToken)
    {
        RailUnavailableException? failure = null;
        foreach (var rail in rails.All)
        {
            try
            {
                await ReadAsync(rail, books, cancellationToken);
                books.Read.Add(rail.Rail);
            }
            catch (RailUnavailableException exception)
            {
                // It does not keep the other from being compared.
                failure = exception;
            }
        }

        return failure;
    }

    private async Task ReadAsync(IPaymentRail rail, ComparedBooks books, CancellationToken cancellationToken)
    {
        await foreach (var booked in rail.ReadBooksAsync(books.Since, cancellationToken))
        {
            if (await theirs.CompareAsync(rail.Rail, booked, books, cancellationToken) is { } found)
                await recorder.RecordAsync(found, books.Now, cancellationToken);
        }
    }
}
