namespace EscrowGrid.Client.Jobs;

/// <summary>What an operator decides about a queue.</summary>
internal sealed record NewQueueState(bool Paused, string Reason);
