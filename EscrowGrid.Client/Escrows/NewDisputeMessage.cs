namespace EscrowGrid.Client.Escrows;

internal sealed record NewDisputeMessage(string Text);
