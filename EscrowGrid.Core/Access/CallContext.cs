using EscrowGrid.Core.Idempotency;

namespace EscrowGrid.Core.Access;

/// <summary>What the audit trail says about the request behind a command, and whether it is to act once.</summary>
/// <param name="Caller">Who asked.</param>
/// <param name="RequestId">At most 128 characters of a safe set.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The whole path, without the query.</param>
/// <param name="ClientAddress">The address of the client, after proxies that are trusted; null when unknown.</param>
public sealed record CallContext(Caller Caller, string RequestId, string Method, string Path, string? ClientAddress)
{
    /// <summary>
    /// What the client calls itself, at most <see cref="Limits.UserAgentText"/> characters; null when it says nothing.
    /// Kept with sessions and consents alone.
    /// </summary>
    public string? UserAgent { get; init; }

    /// <summary>Null without an <c>Idempotency-Key</c>.</summary>
    public IdempotencyClaim? Idempotency { get; init; }
}
