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

    private static string Path(string institutionId) => QueryString.Path($"institutions/{institutionId}/api-keys");
}
