namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>A replay that has no result: it runs, has failed, or its worker is gone.</summary>
/// <param name="Id">Told apart by this; the order of the beginnings.</param>
/// <param name="StartedAt">In UTC.</param>
/// <param name="UpdatedAt">When its worker last told how far it is, in UTC.</param>
/// <param name="Progress">How far it was then.</param>
/// <param name="FailedAt">When it ended without a result, in UTC; null while it may still run.</param>
public sealed record ReplayRun(
    long Id,
    DateTimeOffset StartedAt,
    DateTimeOffset UpdatedAt,
    VerificationProgress Progress,
    DateTimeOffset? FailedAt)
{
    public ReplayRunState StateAt(DateTimeOffset now)
    {
        if (FailedAt is not null)
            return ReplayRunState.Failed;
        return now - UpdatedAt > Limits.ReplaySilence ? ReplayRunState.Lost : ReplayRunState.Running;
    }
}
