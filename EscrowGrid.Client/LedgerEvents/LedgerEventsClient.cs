using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.LedgerEvents;

/// <summary><c>/ledger-events</c>.</summary>
public sealed class LedgerEventsClient
{
    private readonly ApiConnection _api;

    internal LedgerEventsClient(ApiConnection api) => _api = api;

    /// <summary>The entries of a position, oldest first.</summary>
    /// <param name="positionId">Null means all, for the root key only.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<LedgerEvent>> ListAsync(
        string? positionId, CancellationToken cancellationToken = default) =>
        await _api.GetAsync(
            new QueryString("ledger-events").Add("positionId", positionId).ToString(),
            WireJson.Default.LedgerEventArray,
            cancellationToken);
}
