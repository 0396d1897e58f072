using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Users;

/// <summary>That a user has accepted terms: kept for ever (production-launch.md, property 33).</summary>
/// <param name="User">Who.</param>
/// <param name="TermsVersion">Which.</param>
/// <param name="AcceptedAt">When, in UTC.</param>
/// <param name="ClientAddress">From where; null when unknown.</param>
/// <param name="UserAgent">With what, as the client says.</param>
public sealed record Consent(
    UserId User, string TermsVersion, DateTimeOffset AcceptedAt, string? ClientAddress, string? UserAgent);
