using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Api.Ledger;

/// <summary>
/// A proof on the wire. Until a checkpoint seals the event, <c>sealed</c> is false and the last four members are
/// absent.
/// </summary>
internal sealed record LedgerProofResponse(
    LedgerEventResponse Event,
    LedgerHeadResponse Head,
    IReadOnlyList<LedgerEventResponse> Following,
    bool Sealed,
    string? LeafHash,
    int? LeafIndex,
    IReadOnlyList<MerkleStepResponse>? Path,
    LedgerCheckpointResponse? Checkpoint)
{
    public static LedgerProofResponse From(LedgerProof proof) => new(
        LedgerEventResponse.From(proof.Event),
        new LedgerHeadResponse(proof.HeadSequence, proof.HeadHash.ToString()),
        [.. proof.Following.Select(LedgerEventResponse.From)],
        proof.Seal is not null,
        proof.Seal?.LeafHash.ToString(),
        proof.Seal?.LeafIndex,
        proof.Seal is { } seal
            ? [.. seal.Path.Select(MerkleStepResponse.From)]
            : null,
        proof.Seal is null ? null : LedgerCheckpointResponse.From(proof.Seal.Checkpoint));
}
