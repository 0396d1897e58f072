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
    DateTimeOffset? RevokedAt = null)
{    /// <summary>What it is narrowed to, or null when to nothing.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>From when on it is refused, or null.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was last used, to a minute or so, or null before its first use.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The key that a rotation has put in its place, or null.</summary>
    public string? ReplacedBy { get; init; }
}
