namespace EscrowGrid.Client.LedgerEvents;

/// <summary>A seal over all ledger events since the one before. Hashes are 64 hex digits.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="PreviousHash">The hash of the checkpoint before; zeros in the first.</param>
/// <param name="Root">The root of the Merkle tree (RFC 6962) of the sealed events.</param>
/// <param name="Count">How many events it seals.</param>
/// <param name="ThroughTransaction">The place in the log of the last of them.</param>
/// <param name="ThroughSequence">The place in the log of the last of them.</param>
/// <param name="CreatedAt">When it was made, in UTC.</param>
/// <param name="Hash">SHA-256 of the canonical form of all other members.</param>
public sealed record LedgerCheckpoint(
    long Number,
    string PreviousHash,
    string Root,
    int Count,
    long ThroughTransaction,
    long ThroughSequence,
    DateTimeOffset CreatedAt,
    string Hash);
