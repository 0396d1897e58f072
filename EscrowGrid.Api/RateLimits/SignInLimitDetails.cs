namespace EscrowGrid.Api.RateLimits;

/// <summary>The details of a refused attempt to sign up, to sign in or to refresh a session.</summary>
internal sealed record SignInLimitDetails(int MaxAttempts, long WindowMs, int RetryAfterSeconds);
