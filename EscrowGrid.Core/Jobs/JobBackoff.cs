using System.Security.Cryptography;

namespace EscrowGrid.Core.Jobs;

/// <summary>
/// How long a failed job waits: 1 s after the first attempt, twice as long after each further one, an hour at most,
/// and 10 % more or less, so that jobs that failed together do not come back together.
/// </summary>
public static class JobBackoff
{
    private const int JitterSteps = 1_000;
    private const double Jitter = 0.1;

    /// <param name="attempt">The attempt that failed, from 1.</param>
    public static TimeSpan After(int attempt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        var seconds = Math.Min(Limits.JobBackoffMaximum.TotalSeconds, Math.Pow(2, attempt - 1));
        var part = (double)RandomNumberGenerator.GetInt32(-JitterSteps, JitterSteps + 1) / JitterSteps;
        return TimeSpan.FromSeconds(seconds * (1 + (part * Jitter)));
    }
}
