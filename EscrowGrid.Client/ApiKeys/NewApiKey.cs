namespace EscrowGrid.Client.ApiKeys;

/// <summary>A key to issue.</summary>
/// <param name="Label">1 to 255 characters, for people.</param>
/// <param name="Role">What it may do.</param>
public sealed record NewApiKey(string Label, ApiKeyRole Role)
{
    /// <summary>
    /// From <see cref="ApiKeyScopes"/>; null leaves the key everything that its role allows. They only narrow.
    /// </summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>From when on the key is refused; null for one that ends only by revocation.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
