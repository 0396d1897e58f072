namespace EscrowGrid.Api.RateLimits;

/// <summary>The details of a refused institution creation (wire contract, section 11).</summary>
internal sealed record InstitutionCreationDetails(int MaxInstitutions, int WindowMinutes, int RetryAfterSeconds);
