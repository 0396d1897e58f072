namespace EscrowGrid.Client.Escrows;

internal sealed record NewDelivery(string Title, string? Description);
