using System.Text.Json;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Funds;

/// <summary><c>/api/funds</c>, and how an escrow is paid.</summary>
public sealed class FundsClient
{
    private readonly ApiConnection _api;

    internal FundsClient(ApiConnection api) => _api = api;

    /// <summary>Oldest first.</summary>
    /// <param name="page">Which rows.</param>
    /// <param name="state">Only those in this state; null for all.</param>
    /// <param name="escrowId">Only those for this escrow; null for all.</param>
    /// <param name="institutionId">For root; everybody else sees one institution anyhow.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Page<InboundFunds>> ListAsync(
        PageRequest page,
        FundsState? state = null,
        string? escrowId = null,
        string? institutionId = null,
        CancellationToken cancellationToken = default)
    {
        var name = state is { } wanted
            ? JsonSerializer.SerializeToElement(wanted, WireJson.Default.FundsState).GetString()
            : null;
        var query = new QueryString("api/funds")
            .Add("institutionId", institutionId)
            .Add("state", name)
            .Add("escrowId", escrowId)
            .Add(page);
        return _api.GetAsync(query.ToString(), WireJson.Default.PageInboundFunds, cancellationToken);
    }

    public Task<InboundFunds> DecideAsync(
        string fundsId,
        FundsDecision decision,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            QueryString.Path($"api/funds/{fundsId}/decision"),
            ApiConnection.Body(decision, WireJson.Default.FundsDecision),
            idempotencyKey,
            WireJson.Default.InboundFunds,
            cancellationToken);

    /// <summary>How an escrow is paid; for its buyer.</summary>
    public Task<EscrowPayment> ShowPaymentAsync(string escrowId, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            QueryString.Path($"api/escrow/{escrowId}/payment"), WireJson.Default.EscrowPayment, cancellationToken);
}
