using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Events;

namespace EscrowGrid.Core.Collections;

/// <summary>One change of a row of money that came in, not stored yet.</summary>
/// <param name="Before">Null for money that is new here.</param>
/// <param name="After">The next version.</param>
public sealed record FundsMove(InboundFunds? Before, InboundFunds After)
{
    /// <summary>What the escrow is to do about it; null for nothing.</summary>
    public StoredCommand? Command { get; init; }

    /// <summary>Of whoever decided it, and of what somebody has to look at; null for what goes its way.</summary>
    public Trail? Trail { get; init; }
}
