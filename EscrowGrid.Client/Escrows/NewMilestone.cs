namespace EscrowGrid.Client.Escrows;

/// <summary>A part into which an escrow is divided.</summary>
/// <param name="Title">What is to be delivered; 1 to 200 characters.</param>
/// <param name="Amount">Its part, in cents; all of them sum up to the escrow's amount.</param>
/// <param name="PaymentDeadline">Without its money by then it is cancelled; within a year. Null for the escrow's own.
/// </param>
public sealed record NewMilestone(string Title, string Amount, DateTimeOffset? PaymentDeadline = null);
