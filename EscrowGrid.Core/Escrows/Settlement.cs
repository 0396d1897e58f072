using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// One payment out of an escrow: a leg of a decision. All but its progress is fixed when it is reserved, so that its id
/// is the idempotency key at the provider.
/// </summary>
/// <param name="Id">Its id, and the provider's key.</param>
/// <param name="Decision">The version of the escrow by which it was decided; the same for all its legs.</param>
/// <param name="Kind">Why.</param>
/// <param name="Amount">How much leaves, in the escrow's currency.</param>
/// <param name="Fee">What the marketplace keeps when it is confirmed; of a release only.</param>
/// <param name="Source">The provider's object that the money came in by.</param>
/// <param name="Destination">Where to, as it was when decided; null for back to where it came from.</param>
public sealed record Settlement(
    SettlementId Id,
    long Decision,
    SettlementKind Kind,
    Amount Amount,
    Balance Fee,
    string Source,
    string? Destination)
{
    public SettlementState State { get; init; }

    /// <summary>The provider's object; null until one is known.</summary>
    public string? ProviderId { get; init; }

    /// <summary>Why it failed; null where it did not.</summary>
    public string? Error { get; init; }

    /// <summary>When the staff asked that it be not paid; null where they did not.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>What other means call it by which it was paid; null where the rail paid it, or nobody has.</summary>
    public string? Elsewhere { get; init; }

    /// <summary>Whether nobody knows the end of it yet.</summary>
    public bool IsOpen => State is SettlementState.Reserved or SettlementState.Submitted;
}
