using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Escrows;

/// <summary>Of which agreement an escrow is a part, and which one.</summary>
/// <param name="Agreement">The escrow that was divided.</param>
/// <param name="Number">From 1, in the order in which they were agreed.</param>
/// <param name="Title">What is to be delivered; 1 to 200 characters, never part of an event.</param>
public sealed record Milestone(EscrowId Agreement, int Number, string Title);
