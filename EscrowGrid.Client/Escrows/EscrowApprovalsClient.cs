using System.Text.Json;
using EscrowGrid.Client.Approvals;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Escrows;

/// <summary><c>/api/approvals</c>: what the staff want of escrows and a second person has to agree to.</summary>
public sealed class EscrowApprovalsClient
{
    private readonly ApiConnection _api;

    internal EscrowApprovalsClient(ApiConnection api) => _api = api;

    /// <summary>Oldest first.</summary>
    /// <param name="page">Which rows.</param>
    /// <param name="state">Only those in this state now; null for all.</param>
    /// <param name="escrowId">Only those of this escrow; null for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Page<EscrowApproval>> ListAsync(
        PageRequest page,
        ApprovalState? state = null,
        string? escrowId = null,
        CancellationToken cancellationToken = default)
    {
        var name = state is { } wanted
            ? JsonSerializer.SerializeToElement(wanted, WireJson.Default.ApprovalState).GetString()
            : null;
        var query = new QueryString("api/approvals").Add("state", name).Add("escrowId", escrowId).Add(page);
        return _api.GetAsync(query.ToString(), WireJson.Default.PageEscrowApproval, cancellationToken);
    }

    /// <summary>Agrees, as another user of the staff than asked; the command is decided then.</summary>
    public Task<EscrowApproval> ApproveAsync(
        string approvalId,
        string? reason = null,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        DecideAsync(
            QueryString.Path($"api/approvals/{approvalId}/approve"), reason, idempotencyKey, cancellationToken);

    /// <summary>Refuses the command for good.</summary>
    public Task<EscrowApproval> RejectAsync(
        string approvalId,
        string? reason = null,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        DecideAsync(
            QueryString.Path($"api/approvals/{approvalId}/reject"), reason, idempotencyKey, cancellationToken);

    private Task<EscrowApproval> DecideAsync(
        string path, string? reason, string? idempotencyKey, CancellationToken cancellationToken) =>
        _api.PostAsync(
            path,
            ApiConnection.Body(new EscrowReason(reason), WireJson.Default.EscrowReason),
            idempotencyKey,
            WireJson.Default.EscrowApproval,
            cancellationToken);
}
