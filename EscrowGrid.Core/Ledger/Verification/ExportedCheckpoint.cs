namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>A checkpoint in an export; bytes are base64.</summary>
internal sealed record ExportedCheckpoint(
    long Number,
    byte[] PreviousHash,
    byte[] Root,
    int Count,
    long ThroughTransaction,
    long ThroughSequence,
    DateTimeOffset CreatedAt,
    byte[] Hash,
    byte[] Leaves);
