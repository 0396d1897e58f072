using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Ledger;

/// <summary>What proves a ledger event to somebody who trusts the hash of a checkpoint.</summary>
/// <param name="Event">The event.</param>
/// <param name="HeadSequence">The sequence of the last event of the position.</param>
/// <param name="HeadHash">The hash of that event, as the position keeps it.</param>
/// <param name="Following">The next events of the position, at most <see cref="Limits.ProofFollowing"/>.</param>
/// <param name="Seal">Null until a checkpoint seals the event.</param>
public sealed record LedgerProof(
    LedgerEvent Event,
    long HeadSequence,
    Sha256Digest HeadHash,
    IReadOnlyList<LedgerEvent> Following,
    LedgerSeal? Seal);
