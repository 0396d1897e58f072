namespace EscrowGrid.Core.Positions;

/// <summary>The details of a refusal: which position has the external reference.</summary>
public sealed record ReferenceTaken(string ExternalReference, string PositionId);
