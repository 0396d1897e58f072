namespace EscrowGrid.Api.RateLimits;

/// <summary>The details of a refused API key creation (wire contract, section 11).</summary>
internal sealed record KeyCreationDetails(int MaxKeys, int WindowMinutes, int RetryAfterSeconds);
