namespace EscrowGrid.Core.Escrows;

/// <summary>An escrow, and as what somebody looks at it.</summary>
public sealed record SeenEscrow(Escrow Escrow, EscrowActor Actor);
