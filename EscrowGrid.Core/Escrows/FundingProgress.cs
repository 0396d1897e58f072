namespace EscrowGrid.Core.Escrows;

/// <summary>What was asked for an escrow, and what of it has come in for certain.</summary>
/// <param name="State">In a word.</param>
/// <param name="Received">All that came in, whatever became of it.</param>
/// <param name="Missing">What is still to come; nothing unless it is awaited.</param>
public sealed record FundingProgress(FundingState State, Balance Received, Balance Missing)
{
    /// <summary>Of an escrow that pays for itself: one that was divided is paid by its parts.</summary>
    public static FundingProgress Of(Escrow escrow)
    {
        ArgumentNullException.ThrowIfNull(escrow);
        var received = escrow.Receipts.Aggregate(Balance.Zero, (sum, receipt) => sum.Plus(receipt.Amount));
        var there = escrow.Accounts.Unapplied;
        return escrow.State switch
        {
            EscrowState.AwaitFunds => new(
                there == Balance.Zero ? FundingState.Awaited : FundingState.Partial,
                received,
                there.Rest is { } part ? Balance.Of(escrow.Money.Amount).Less(part) : Balance.Of(escrow.Money.Amount)),
            EscrowState.Cancelled => new(FundingState.Closed, received, Balance.Zero),
            _ => new(FundingState.Complete, received, Balance.Zero),
        };
    }
}
