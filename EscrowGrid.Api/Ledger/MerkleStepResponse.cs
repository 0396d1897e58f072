using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Api.Ledger;

/// <summary>A sister on the way up; <c>side</c> is where she stands, <c>left</c> or <c>right</c>.</summary>
internal sealed record MerkleStepResponse(string Side, string Hash)
{
    public static MerkleStepResponse From(MerkleStep step) => new(step.IsLeft ? "left" : "right", step.Hash.ToString());
}
