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

    public Task<Page<Position>> ListAsync(
        PageRequest page, PositionFilter? filter = null, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            new QueryString(Root)
                .Add("institutionId", filter?.InstitutionId)
                .Add("assetId", filter?.AssetId)
                .Add("holderReference", filter?.HolderReference)
                .Add(page)
                .ToString(),
            WireJson.Default.PagePosition,
            cancellationToken);

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
            idempotencyKey,
            WireJson.Default.Position,
            cancellationToken);
}
