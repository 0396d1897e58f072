namespace EscrowGrid.Api.RateLimits;

/// <summary>The details of a refusal by the general limit (wire contract, section 11).</summary>
internal sealed record GeneralLimitDetails(long WindowMs, int MaxRequests);
