using System.Text.Json;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.ChainOperations;

/// <summary><c>/operations/chain-operations</c>; for operators.</summary>
public sealed class ChainOperationsClient
{
    private readonly ApiConnection _api;

    internal ChainOperationsClient(ApiConnection api) => _api = api;

    /// <summary>Oldest first.</summary>
    /// <param name="cursor">An earlier page's <see cref="CursorPage{T}.NextCursor"/>; null for the beginning.</param>
    /// <param name="filter">Which records.</param>
    /// <param name="limit">1 to 1000.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<CursorPage<ChainOperation>> ListAsync(
        string? cursor = null,
        ChainFilter? filter = null,
        int limit = 100,
        CancellationToken cancellationToken = default)
    {
        var state = filter?.State is { } wanted
            ? JsonSerializer.SerializeToElement(wanted, WireJson.Default.ChainOperationState).GetString()
            : null;
        var query = new QueryString("operations/chain-operations")
            .Add("state", state)
            .Add("institutionId", filter?.InstitutionId)
            .Add("positionId", filter?.PositionId)
            .Add("cursor", cursor)
            .Add("limit", limit.ToString());
        return _api.GetAsync(query.ToString(), WireJson.Default.CursorPageChainOperation, cancellationToken);
    }

    public Task<ChainOperationDetail> GetAsync(string operationId, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            QueryString.Path($"operations/chain-operations/{operationId}"),
            WireJson.Default.ChainOperationDetail,
            cancellationToken);

    /// <summary>Tries a failed, exhausted or skipped record again.</summary>
    public Task<ChainOperation> RetryAsync(
        string operationId,
        string reason,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        ActAsync($"operations/chain-operations/{operationId}/retry", reason, idempotencyKey, cancellationToken);

    /// <summary>Gives a pending, failed or exhausted record up.</summary>
    public Task<ChainOperation> SkipAsync(
        string operationId,
        string reason,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        ActAsync($"operations/chain-operations/{operationId}/skip", reason, idempotencyKey, cancellationToken);

    private Task<ChainOperation> ActAsync(
        FormattableString path, string reason, string? idempotencyKey, CancellationToken cancellationToken) =>
        _api.ActAsync(
            QueryString.Path(path), reason, idempotencyKey, WireJson.Default.ChainOperation, cancellationToken);
}
