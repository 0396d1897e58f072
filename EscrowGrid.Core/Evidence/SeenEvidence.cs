using EscrowGrid.Core.Escrows;

namespace EscrowGrid.Core.Evidence;

/// <summary>A file, and who looks at it.</summary>
public sealed record SeenEvidence(EvidenceFile File, SeenEscrow Seen);
