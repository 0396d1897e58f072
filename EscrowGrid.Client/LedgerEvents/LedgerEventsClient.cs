using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.LedgerEvents;

/// <summary><c>/ledger-events</c>, <c>/ledger-checkpoints</c> and <c>/operations/ledger-replays</c>.</summary>
public sealed class LedgerEventsClient
{
    private readonly ApiConnection _api;

    internal LedgerEventsClient(ApiConnection api) => _api = api;

    /// <summary>The entries of a position, oldest first.</summary>
    /// <param name="positionId">Null means all, for the root key only.</param>
    /// <param name="page">Null for as many as the API gives at once.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<LedgerEvent>> ListAsync(
        string? positionId, PageRequest? page = null, CancellationToken cancellationToken = default)
    {
        var query = new QueryString("ledger-events").Add("positionId", positionId);
        if (page is not null) query.Add(page);
        return await _api.GetAsync(query.ToString(), WireJson.Default.LedgerEventArray, cancellationToken);
    }

    /// <summary>What proves one entry.</summary>
    public Task<LedgerProof> ProveAsync(string ledgerEventId, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            QueryString.Path($"ledger-events/{ledgerEventId}/proof"), WireJson.Default.LedgerProof, cancellationToken);

    /// <summary>The checkpoints after a cursor, oldest first.</summary>
    /// <param name="cursor">An earlier page's <see cref="CursorPage{T}.NextCursor"/>; null for the beginning.</param>
    /// <param name="limit">1 to 1000.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<CursorPage<LedgerCheckpoint>> ListCheckpointsAsync(
        string? cursor = null, int limit = 100, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            new QueryString("ledger-checkpoints").Add("cursor", cursor).Add("limit", limit.ToString()).ToString(),
            WireJson.Default.CursorPageLedgerCheckpoint,
            cancellationToken);

    /// <summary>The checkpoints before a cursor, the latest first.</summary>
    /// <param name="cursor">An earlier page's <see cref="CursorPage{T}.NextCursor"/>; null for the latest.</param>
    /// <param name="limit">1 to 1000.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<CursorPage<LedgerCheckpoint>> ListLatestCheckpointsAsync(
        string? cursor = null, int limit = 100, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            new QueryString("ledger-checkpoints")
                .Add("order", "LATEST_FIRST")
                .Add("cursor", cursor)
                .Add("limit", limit.ToString())
                .ToString(),
            WireJson.Default.CursorPageLedgerCheckpoint,
            cancellationToken);

    /// <summary>What verifications found, the newest first, and how far those are that run; for operators.</summary>
    /// <param name="cursor">An earlier page's <see cref="CursorPage{T}.NextCursor"/>; null for the newest.</param>
    /// <param name="limit">1 to 1000.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<LedgerReplayPage> ListReplaysAsync(
        string? cursor = null, int limit = 100, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            new QueryString("operations/ledger-replays")
                .Add("cursor", cursor)
                .Add("limit", limit.ToString())
                .ToString(),
            WireJson.Default.LedgerReplayPage,
            cancellationToken);
}
