using System.Text.Json;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Escrows;

/// <summary><c>/api/approvals</c>: what the staff want of escrows and a second person has to agree to.</summary>
public sealed class EscrowApprovalsClient
{
    private readonly ApiConnection _api;

    internal EscrowApprovalsClient(ApiConnection api) => _api = api;

    /// <summary>Oldest first.</summary>
    public Task<Page<EscrowApproval>> ListAsync(
        PageRequest page, EscrowApprovalFilter? filter = null, CancellationToken cancellationToken = default)
    {
        var state = filter?.State is { } wanted
            ? JsonSerializer.SerializeToElement(wanted, WireJson.Default.ApprovalState).GetString()
            : null;
        var query = new QueryString("api/approvals")
            .Add("institutionId", filter?.InstitutionId)
            .Add("escrowId", filter?.EscrowId)
            .Add("state", state)
            .Add(page);
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
