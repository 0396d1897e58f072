namespace EscrowGrid.Core.Escrows;

/// <summary>A milestone that is to be agreed.</summary>
/// <param name="Title">What is to be delivered; 1 to 200 characters.</param>
/// <param name="Amount">Its part of the escrow's amount, in whole hundredths.</param>
/// <param name="PaymentDeadline">
/// Without its money by then it is cancelled; null for the escrow's own. At most as far away as an escrow's can be:
/// <see cref="Limits.EscrowPeriodMaximum"/>.
/// </param>
public sealed record MilestonePlan(string Title, Amount Amount, DateTimeOffset? PaymentDeadline);
