namespace EscrowGrid.Client.Wire;

/// <summary>Why an operator acts.</summary>
internal sealed record OperatorReason(string Reason);
