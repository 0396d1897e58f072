namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>What a verification has looked at, and how much it found.</summary>
public sealed record VerificationResult(long Positions, long Events, long Checkpoints, long Unsealed, long Findings)
{
    public long Escrows { get; init; }
}
