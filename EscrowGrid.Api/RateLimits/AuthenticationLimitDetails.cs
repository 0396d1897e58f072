namespace EscrowGrid.Api.RateLimits;

/// <summary>The details of a refusal to look at yet another key from an address.</summary>
internal sealed record AuthenticationLimitDetails(int MaxFailures, long WindowMs, int RetryAfterSeconds);
