namespace EscrowGrid.Client.ApiKeys;

/// <summary>A key without its token, which is shown only when it is issued.</summary>
/// <param name="Id">Not the token.</param>
/// <param name="InstitutionId">Whose key it is.</param>
/// <param name="Label">For people.</param>
/// <param name="Role">What it may do.</param>
/// <param name="CreatedAt">When it was issued.</param>
/// <param name="RevokedAt">When it was revoked, or null while it works.</param>
public sealed record ApiKey(
    string Id,
    string InstitutionId,
    string Label,
    ApiKeyRole Role,
    DateTimeOffset CreatedAt,
    DateTimeOffset? RevokedAt = null);
