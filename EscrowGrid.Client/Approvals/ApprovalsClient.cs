using System.Text.Json;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Positions;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Approvals;

/// <summary><c>/approvals</c>.</summary>
public sealed class ApprovalsClient
{
    private const string Root = "approvals";

    private readonly ApiConnection _api;

    internal ApprovalsClient(ApiConnection api) => _api = api;

    /// <summary>Oldest first.</summary>
    /// <param name="page">Which rows.</param>
    /// <param name="state">Only those in this state now; null for all.</param>
    /// <param name="positionId">Only those of this position; null for all.</param>
    /// <param name="institutionId">For root; everybody else sees one institution anyhow.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Page<Approval>> ListAsync(
        PageRequest page,
        ApprovalState? state = null,
        string? positionId = null,
        string? institutionId = null,
        CancellationToken cancellationToken = default)
    {
        var name = state is { } wanted
            ? JsonSerializer.SerializeToElement(wanted, WireJson.Default.ApprovalState).GetString()
            : null;
        var query = new QueryString(Root)
            .Add("institutionId", institutionId)
            .Add("state", name)
            .Add("positionId", positionId)
            .Add(page);
        return _api.GetAsync(query.ToString(), WireJson.Default.PageApproval, cancellationToken);
    }

    public Task<Approval> GetAsync(string approvalId, CancellationToken cancellationToken = default) =>
        _api.GetAsync(QueryString.Path($"{Root}/{approvalId}"), WireJson.Default.Approval, cancellationToken);

    /// <summary>Approves a transition and makes it. Refused to the key that asked for it.</summary>
    /// <returns>The position after it.</returns>
    public Task<Position> ApproveAsync(
        string approvalId, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            QueryString.Path($"{Root}/{approvalId}/approve"),
            content: null,
            idempotencyKey,
            WireJson.Default.Position,
            cancellationToken);

    /// <summary>Ends a waiting transition without making it.</summary>
    public Task<Approval> RejectAsync(
        string approvalId,
        string? reason = null,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            QueryString.Path($"{Root}/{approvalId}/reject"),
            ApiConnection.Body(new Rejection(reason), WireJson.Default.Rejection),
            idempotencyKey,
            WireJson.Default.Approval,
            cancellationToken);
}
