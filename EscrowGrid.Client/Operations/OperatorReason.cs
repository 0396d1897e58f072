namespace EscrowGrid.Client.Operations;

/// <summary>Why an operator acts.</summary>
internal sealed record OperatorReason(string Reason);
