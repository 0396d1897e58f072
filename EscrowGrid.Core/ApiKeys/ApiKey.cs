using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.ApiKeys;

/// <summary>
/// What is known of a key. The token itself is not: only its hash is stored (wire contract, section 9).
/// </summary>
public sealed record ApiKey(
    ApiKeyId Id,
    InstitutionId Institution,
    string Label,
    Role Role,
    DateTimeOffset CreatedAt,
    DateTimeOffset? RevokedAt = null)
{
    /// <summary>What it is narrowed to; null when to nothing.</summary>
    public Scopes? Scopes { get; init; }

    /// <summary>From when on it is refused, in UTC; null when it does not end by itself.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was last used, in UTC, some minutes behind; null before the first use.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The key that a rotation has put in its place.</summary>
    public ApiKeyId? ReplacedBy { get; init; }

    /// <summary>Whether it can be used at that time.</summary>
    public bool WorksAt(DateTimeOffset time) => RevokedAt is null && !(ExpiresAt <= time);
}
