namespace EscrowGrid.Client.Jobs;

/// <summary>Why an operator acts.</summary>
internal sealed record JobActReason(string Reason);
