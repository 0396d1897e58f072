using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Escrows;

/// <summary>An escrow whose deadline has passed.</summary>
public sealed record DueEscrow(EscrowId Id, InstitutionId Institution, DateTimeOffset DueAt, EscrowState State);
