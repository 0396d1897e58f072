namespace EscrowGrid.Client.Escrows;

/// <summary>A part of an agreement, which is an escrow of its own.</summary>
/// <param name="EscrowId">By which it is paid, delivered and accepted.</param>
/// <param name="Number">From 1.</param>
/// <param name="Title">What is to be delivered.</param>
/// <param name="Amount">Its part, in cents.</param>
/// <param name="Status">Where it stands.</param>
public sealed record MilestoneProgress(string EscrowId, int Number, string Title, string Amount, EscrowStatus Status);
