using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Api.Ledger;

/// <summary>A checkpoint on the wire. All members but <c>hash</c> are what the hash covers.</summary>
internal sealed record LedgerCheckpointResponse(
    long Number,
    string PreviousHash,
    string Root,
    int Count,
    long ThroughTransaction,
    long ThroughSequence,
    DateTimeOffset CreatedAt,
    string Hash)
{
    public static LedgerCheckpointResponse From(LedgerCheckpoint checkpoint) => new(
        checkpoint.Number,
        checkpoint.PreviousHash.ToString(),
        checkpoint.Root.ToString(),
        checkpoint.Count,
        checkpoint.Through.Transaction,
        checkpoint.Through.Sequence,
        checkpoint.CreatedAt,
        checkpoint.Hash.ToString());
}
