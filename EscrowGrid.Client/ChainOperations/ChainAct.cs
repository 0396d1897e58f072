namespace EscrowGrid.Client.ChainOperations;

/// <summary>Why an operator acts.</summary>
internal sealed record ChainAct(string Reason);
