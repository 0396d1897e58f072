using EscrowGrid.Core.Access;
using EscrowGrid.Core.ApiKeys;

namespace EscrowGrid.Api.ApiKeys;

/// <summary>
/// A key on the wire; <c>apiKey</c>, the token, only in the answer that creates it (wire contract, section 5).
/// </summary>
internal sealed record ApiKeyResponse(
    string Id,
    string InstitutionId,
    string Label,
    string Role,
    DateTimeOffset CreatedAt,
    DateTimeOffset? RevokedAt,
    string? ApiKey)
{
    /// <summary>Absent for a key that nothing narrows.</summary>
    public string[]? Scopes { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The key that has taken its place.</summary>
    public string? ReplacedBy { get; init; }

    public static ApiKeyResponse From(ApiKey key) => From(key, token: null);

    public static ApiKeyResponse From(ApiKey key, string? token) => new(
        key.Id.ToString(),
        key.Institution.ToString(),
        key.Label,
        Roles.NameOf(key.Role),
        key.CreatedAt,
        key.RevokedAt,
        token)
    {
        Scopes = ScopeNames.NamesOf(key.Scopes),
        ExpiresAt = key.ExpiresAt,
        LastUsedAt = key.LastUsedAt,
        ReplacedBy = key.ReplacedBy?.ToString(),
    };
}
