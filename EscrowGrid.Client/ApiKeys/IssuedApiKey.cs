using System.Text.Json.Serialization;

namespace EscrowGrid.Client.ApiKeys;

/// <summary>A key with its token. A class, so that no generated text form prints the token.</summary>
public sealed class IssuedApiKey
{
    public required string Id { get; init; }

    public required string InstitutionId { get; init; }

    public required string Label { get; init; }

    public required ApiKeyRole Role { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What it is narrowed to, or null when to nothing.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>From when on it is refused, or null.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// The secret to send in <see cref="EscrowGridClient.ApiKeyHeader"/>. The API shows it this once.
    /// </summary>
    [JsonPropertyName("apiKey")]
    public required string Token { get; init; }
}
