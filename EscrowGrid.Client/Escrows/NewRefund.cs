namespace EscrowGrid.Client.Escrows;

internal sealed record NewRefund(string? RefundAmount, string Reason);
