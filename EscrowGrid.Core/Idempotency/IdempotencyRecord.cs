using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Idempotency;

/// <summary>
/// That a request had its effect, and what was answered. Stored in the transaction of the effect: there is one exactly
/// when there is the other. Never changed.
/// </summary>
/// <param name="Id">What was done once.</param>
/// <param name="Body">The fingerprint of the request's body.</param>
/// <param name="Reply">The answer.</param>
/// <param name="CreatedAt">The time of the change, in UTC, whole milliseconds.</param>
public sealed record IdempotencyRecord(IdempotencyId Id, Sha256Digest Body, Reply Reply, DateTimeOffset CreatedAt)
{
    /// <summary>Kept for ever; otherwise for the <see cref="ReplyRetention"/>.</summary>
    public bool IsKept { get; init; }
}
