using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Core.Chain;

/// <summary>Exact filters that combine; null means any.</summary>
public sealed record ChainFilter(MirrorState? State, InstitutionId? Institution, PositionId? Position);
