namespace EscrowGrid.Client.Escrows;

internal sealed record EscrowReason(string? Reason);
