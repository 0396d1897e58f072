using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Escrows;

/// <summary>A milestone as its agreement sees it.</summary>
/// <param name="Id">The milestone is an escrow of its own; this is its id.</param>
/// <param name="Number">From 1.</param>
/// <param name="Title">What is to be delivered.</param>
/// <param name="Amount">Its part of the agreed amount.</param>
/// <param name="State">Its state.</param>
public sealed record MilestoneProgress(EscrowId Id, int Number, string Title, Amount Amount, EscrowState State);
