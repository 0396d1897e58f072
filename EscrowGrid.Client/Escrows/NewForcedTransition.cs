namespace EscrowGrid.Client.Escrows;

internal sealed record NewForcedTransition(EscrowStatus ToState, string Reason);
