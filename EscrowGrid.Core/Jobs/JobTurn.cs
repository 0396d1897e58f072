namespace EscrowGrid.Core.Jobs;

/// <summary>What became of acknowledgements, and what was taken in the same transaction.</summary>
/// <param name="Counted">For each acknowledgement whether it counted; false when its lease was lost.</param>
/// <param name="Claim">What the worker has got.</param>
internal sealed record JobTurn(IReadOnlyList<bool> Counted, JobClaim Claim);
