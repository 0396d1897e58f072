using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Core.Chain;

/// <summary>What a failed attempt does to a record.</summary>
public static class ChainAttempts
{
    /// <summary>
    /// The nonce, if there was one, is used up; the next attempt gets another. The last attempt leaves the record to
    /// an operator.
    /// </summary>
    public static ChainStep Fail(ChainOperation operation, string reason, ChainRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(rules);
        var attempts = operation.Attempts + 1;
        var isLast = attempts >= rules.Attempts;
        var failed = operation with
        {
            State = isLast ? MirrorState.Exhausted : MirrorState.Failed,
            Attempts = attempts,
            Reason = Cut(reason),
            Slot = null,
            SentAt = null,
            Block = null,
            ConfirmedAt = null,
            DueAt = now + Delay(attempts, rules),
            UpdatedAt = now,
        };
        return new ChainStep(failed, Incident: isLast ? ChainIncident.Exhausted : ChainIncident.Failed);
    }

    /// <summary><c>delay · 2^(n-1)</c> after the n-th failed attempt, at most an hour.</summary>
    public static TimeSpan Delay(int attempts, ChainRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var delay = rules.RetryDelay;
        for (var attempt = 1; attempt < attempts && delay < Limits.ChainRetryDelay; attempt++)
            delay *= 2;
        return delay < Limits.ChainRetryDelay ? delay : Limits.ChainRetryDelay;
    }

    /// <summary>What a node says may be long, and is not for ever.</summary>
    public static string Cut(string reason) => ErrorText.Cut(reason, Limits.ChainReasonText);
}
