namespace EscrowGrid.Client.Users;

/// <summary>Who is calling.</summary>
/// <param name="Role"><c>root</c>, <c>admin</c> or <c>read_only</c> for keys, <c>user</c> for users.</param>
public sealed record ApiCaller(string Role)
{
    /// <summary>Null for root.</summary>
    public string? InstitutionId { get; init; }

    /// <summary>Null for root and for users.</summary>
    public string? ApiKeyId { get; init; }

    /// <summary>What the key is narrowed to; null when to nothing, and for users.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Null for keys.</summary>
    public string? UserId { get; init; }

    /// <summary>Null for keys.</summary>
    public UserRole? UserRole { get; init; }

    /// <summary>From when on the key or the access token is refused; null when it does not end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
