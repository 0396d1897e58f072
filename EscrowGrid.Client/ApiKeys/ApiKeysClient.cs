using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.ApiKeys;

/// <summary><c>/institutions/{id}/api-keys</c>.</summary>
public sealed class ApiKeysClient
{
    private readonly ApiConnection _api;

    internal ApiKeysClient(ApiConnection api) => _api = api;

    /// <summary>
    /// Issues a key. A read-only key may not. The token is answered once: a repeat with the same
    /// <paramref name="idempotencyKey"/> is a conflict whose details name the key that exists.
    /// </summary>
    public Task<IssuedApiKey> CreateAsync(
        string institutionId,
        NewApiKey key,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            Path(institutionId),
            ApiConnection.Body(key, WireJson.Default.NewApiKey),
            idempotencyKey,
            WireJson.Default.IssuedApiKey,
            cancellationToken);

    /// <summary>The keys that work; revoked ones are left out.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(
        string institutionId, CancellationToken cancellationToken = default) =>
        await _api.GetAsync(Path(institutionId), WireJson.Default.ApiKeyArray, cancellationToken);

    /// <summary>Revokes a key for good, at once on every instance. A key may revoke itself.</summary>
    public Task<ApiKey> RevokeAsync(
        string institutionId,
        string keyId,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            QueryString.Path($"institutions/{institutionId}/api-keys/{keyId}/revoke"),
            content: null,
            idempotencyKey,
            WireJson.Default.ApiKey,
            cancellationToken);

    /// <summary>
    /// Puts a new key in the place of another: same label, role, scopes and expiry, another id and token. As with a new
    /// key, the token is answered once.
    /// </summary>
    /// <param name="institutionId">Whose key.</param>
    /// <param name="keyId">Which one.</param>
    /// <param name="grace">How long the old token goes on working: whole seconds, up to seven days.</param>
    /// <param name="idempotencyKey">The caller's own, or null for a new one.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<IssuedApiKey> RotateAsync(
        string institutionId,
        string keyId,
        TimeSpan grace = default,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            QueryString.Path($"institutions/{institutionId}/api-keys/{keyId}/rotate"),
            ApiConnection.Body(new Rotation((long)grace.TotalSeconds), WireJson.Default.Rotation),
            idempotencyKey,
            WireJson.Default.IssuedApiKey,
            cancellationToken);

    private static string Path(string institutionId) => QueryString.Path($"institutions/{institutionId}/api-keys");
}
