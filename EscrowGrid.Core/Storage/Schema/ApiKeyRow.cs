namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>api_keys</c>.</summary>
internal sealed class ApiKeyRow
{
    public Guid Id { get; init; }

    public Guid InstitutionId { get; init; }

    public required byte[] KeyHash { get; init; }

    public required string Label { get; init; }

    public required string Role { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public string[]? Scopes { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public Guid? ReplacedBy { get; init; }
}
