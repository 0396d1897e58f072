using System.Text.Json;
using EscrowGrid.Client.Escrows;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Reconciliation;

/// <summary><c>/api/reconciliation/breaks</c></summary>
public sealed class ReconciliationClient
{
    private readonly ApiConnection _api;

    internal ReconciliationClient(ApiConnection api) => _api = api;

    /// <summary>Oldest first.</summary>
    /// <param name="page">Which rows.</param>
    /// <param name="state">Only those in this state; null for all.</param>
    /// <param name="escrowId">Only those of this escrow; null for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Page<ReconciliationBreak>> ListAsync(
        PageRequest page,
        BreakState? state = null,
        string? escrowId = null,
        CancellationToken cancellationToken = default)
    {
        var name = state is { } wanted
            ? JsonSerializer.SerializeToElement(wanted, WireJson.Default.BreakState).GetString()
            : null;
        var query = new QueryString("api/reconciliation/breaks")
            .Add("state", name).Add("escrowId", escrowId).Add(page);
        return _api.GetAsync(query.ToString(), WireJson.Default.PageReconciliationBreak, cancellationToken);
    }

    /// <summary>Says that somebody has dealt with it; nothing moves.</summary>
    public Task<ReconciliationBreak> ResolveAsync(
        string breakId,
        string reason,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            QueryString.Path($"api/reconciliation/breaks/{breakId}/resolve"),
            ApiConnection.Body(new EscrowReason(reason), WireJson.Default.EscrowReason),
            idempotencyKey,
            WireJson.Default.ReconciliationBreak,
            cancellationToken);
}
