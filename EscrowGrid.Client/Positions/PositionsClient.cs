using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Positions;

/// <summary><c>/positions</c>.</summary>
public sealed class PositionsClient
{
    private const string Root = "positions";

    private readonly ApiConnection _api;

    internal PositionsClient(ApiConnection api) => _api = api;

    /// <summary>Opens a position in the state <see cref="PositionState.Created"/>.</summary>
    public Task<Position> CreateAsync(
        NewPosition position, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            Root,
            ApiConnection.Body(position, WireJson.Default.NewPosition),
            idempotencyKey,
            WireJson.Default.Position,
            cancellationToken);

    /// <summary>
    /// Opens many positions, each as a call of its own would: what one is refused for undoes no other. Results come in
    /// the order of the positions, as they are done.
    /// </summary>
    /// <param name="positions">At most 10,000.</param>
    /// <param name="idempotencyKey">To go on after a break: what was created before is told again.</param>
    /// <param name="cancellationToken">Ends the reading; what was created stays.</param>
    public async IAsyncEnumerable<BulkResult> CreateManyAsync(
        IEnumerable<NewPosition> positions,
        string? idempotencyKey = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var lines = positions.Select(it => JsonSerializer.Serialize(it, WireJson.Default.NewPosition));
        using var body = new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson");
        await using var answer = await _api.PostStreamAsync($"{Root}/bulk", body, idempotencyKey, cancellationToken);
        var results = answer.ReadAsync(
            static (lines, token) => JsonSerializer.DeserializeAsyncEnumerable(
                lines, WireJson.Default.BulkResult, topLevelValues: true, token),
            cancellationToken);
        await foreach (var result in results)
            yield return result!;
    }

    public Task<Page<Position>> ListAsync(
        PageRequest page, PositionFilter? filter = null, CancellationToken cancellationToken = default) =>
        ReadPageAsync(Query(filter).Add(page), cancellationToken);

    /// <summary>A page by cursor, which costs the same wherever it is; oldest first.</summary>
    /// <param name="cursor">An earlier page's <see cref="Pagination.NextCursor"/>; null for the beginning.</param>
    /// <param name="filter">Which positions; the same for all pages.</param>
    /// <param name="limit">1 to 1000.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Page<Position>> ListFromAsync(
        string? cursor,
        PositionFilter? filter = null,
        int limit = 100,
        CancellationToken cancellationToken = default) =>
        ReadPageAsync(
            Query(filter).Add("limit", limit.ToString()).Add("cursor", cursor ?? ""), cancellationToken);

    /// <summary>
    /// All positions, oldest first, read page by page while they are used. Positions that are opened meanwhile come at
    /// the end.
    /// </summary>
    /// <param name="filter">Which positions.</param>
    /// <param name="pageSize">How many to read at once, 1 to 1000.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<Position> EnumerateAsync(
        PositionFilter? filter = null,
        int pageSize = 100,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (string? cursor = ""; cursor is not null;)
        {
            var query = Query(filter).Add("limit", pageSize.ToString()).Add("cursor", cursor);
            var page = await ReadPageAsync(query, cancellationToken);
            foreach (var position in page.Data)
                yield return position;
            cursor = page.Pagination.NextCursor;
        }
    }

    public Task<Position> GetAsync(string positionId, CancellationToken cancellationToken = default) =>
        _api.GetAsync(QueryString.Path($"{Root}/{positionId}"), WireJson.Default.Position, cancellationToken);

    /// <summary>
    /// Changes a position's state. Refused as invalid where the lifecycle has no such step, and as a conflict when
    /// somebody else changed it in between.
    /// </summary>
    public Task<Position> TransitionAsync(
        string positionId,
        PositionTransition transition,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            QueryString.Path($"{Root}/{positionId}/transition"),
            ApiConnection.Body(transition, WireJson.Default.PositionTransition),
            WriteConditions.OnVersion(idempotencyKey, transition.IfVersion),
            WireJson.Default.Position,
            cancellationToken);

    /// <summary>
    /// As <see cref="TransitionAsync"/>, where a policy may want a second key: then the transition waits for approval.
    /// <see cref="TransitionAsync"/> itself fails as unexpected there, since it has no position to return.
    /// </summary>
    public async Task<TransitionOutcome> RequestTransitionAsync(
        string positionId,
        PositionTransition transition,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default)
    {
        var answer = await _api.PostAsync(
            QueryString.Path($"{Root}/{positionId}/transition"),
            ApiConnection.Body(transition, WireJson.Default.PositionTransition),
            WriteConditions.OnVersion(idempotencyKey, transition.IfVersion),
            WireJson.Default.JsonElement,
            cancellationToken);
        // Only an approval names the position that it is about.
        return answer.TryGetProperty("positionId", out _)
            ? new TransitionOutcome(Position: null, answer.Deserialize(WireJson.Default.Approval))
            : new TransitionOutcome(answer.Deserialize(WireJson.Default.Position), Approval: null);
    }

    private static QueryString Query(PositionFilter? filter)
    {
        var query = new QueryString(Root)
            .Add("institutionId", filter?.InstitutionId)
            .Add("assetId", filter?.AssetId)
            .Add("holderReference", filter?.HolderReference)
            .Add("externalReference", filter?.ExternalReference)
            .Add("createdFrom", filter?.CreatedFrom?.ToString("O"))
            .Add("createdTo", filter?.CreatedTo?.ToString("O"))
            .Add("minAmount", filter?.MinAmount?.ToString())
            .Add("maxAmount", filter?.MaxAmount?.ToString());
        foreach (var state in filter?.States ?? [])
            query.Add("state", JsonSerializer.SerializeToElement(state, WireJson.Default.PositionState).GetString());
        foreach (var (key, value) in filter?.Metadata ?? new Dictionary<string, string>())
            query.Add($"metadata[{Uri.EscapeDataString(key)}]", value);
        return query;
    }

    private Task<Page<Position>> ReadPageAsync(QueryString query, CancellationToken cancellationToken) =>
        _api.GetAsync(query.ToString(), WireJson.Default.PagePosition, cancellationToken);
}
