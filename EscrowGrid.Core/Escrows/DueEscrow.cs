using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Escrows;

/// <summary>An escrow whose deadline has passed, or passes soon.</summary>
public sealed record DueEscrow(EscrowId Id, InstitutionId Institution, DateTimeOffset DueAt, EscrowState State)
{
    /// <summary>Whether there is nothing to tell of it: it was told that nothing follows, or a second person has
    /// something to approve, which would be of another version then.</summary>
    public bool IsQuiet { get; init; }
}
