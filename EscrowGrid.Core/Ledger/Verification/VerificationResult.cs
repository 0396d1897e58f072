namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>What a verification has looked at, and how much it found.</summary>
public sealed record VerificationResult(long Positions, long Events, long Checkpoints, long Unsealed, long Findings)
{
    public long Escrows { get; init; }

    /// <summary>Trusted checkpoints that were compared.</summary>
    public long Trusted { get; init; }

    /// <summary>Those of them that the ledger does not have, or has with another hash.</summary>
    public long Untrue { get; init; }
}
