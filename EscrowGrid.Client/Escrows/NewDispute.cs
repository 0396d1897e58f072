namespace EscrowGrid.Client.Escrows;

internal sealed record NewDispute(string Reason, string? Description);
