using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Events;

namespace EscrowGrid.Core.Chain;

/// <summary>A change of a record, stored in one transaction with what belongs to it.</summary>
/// <param name="Before">What it was decided by; when the record is another one by now, nothing is stored.</param>
/// <param name="After">The same record; the store raises its version.</param>
public sealed record ChainChange(ChainOperation Before, ChainOperation After)
{
    /// <summary>Another transaction for its nonce.</summary>
    public ChainTransaction? Transaction { get; init; }

    /// <summary>What the audit trail is told of the mirror's own doing; null for nothing.</summary>
    public AuditEvent? Audit { get; init; }

    /// <summary>What an operator's request leaves behind; null for the mirror's own doing.</summary>
    public Trail? Trail { get; init; }
}
