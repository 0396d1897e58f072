using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Evidence;

/// <summary><c>/api/escrow/{id}/evidence</c>: announces files, and signs their way to the storage and back.</summary>
public sealed class EvidenceClient
{
    private readonly ApiConnection _api;

    internal EvidenceClient(ApiConnection api) => _api = api;

    /// <summary>Then comes its upload, by <see cref="SignUploadAsync"/>, and <see cref="VerifyAsync"/>.</summary>
    public Task<EvidenceFile> AddAsync(
        string escrowId,
        NewEvidence file,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            QueryString.Path($"api/escrow/{escrowId}/evidence"),
            ApiConnection.Body(file, WireJson.Default.NewEvidence),
            idempotencyKey,
            WireJson.Default.EvidenceFile,
            cancellationToken);

    /// <summary>Oldest first.</summary>
    public Task<Page<EvidenceFile>> ListAsync(
        string escrowId, PageRequest page, CancellationToken cancellationToken = default) => _api.GetAsync(
        new QueryString(QueryString.Path($"api/escrow/{escrowId}/evidence")).Add(page).ToString(),
        WireJson.Default.PageEvidenceFile,
        cancellationToken);

    /// <summary>For whoever announced it, while it is pending.</summary>
    public Task<SignedRequest> SignUploadAsync(
        string escrowId, string evidenceId, CancellationToken cancellationToken = default) => _api.GetAsync(
        QueryString.Path($"api/escrow/{escrowId}/evidence/{evidenceId}/upload"),
        WireJson.Default.SignedRequest,
        cancellationToken);

    /// <summary>Has the storage asked whether it has what was announced.</summary>
    public Task<EvidenceFile> VerifyAsync(
        string escrowId,
        string evidenceId,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            QueryString.Path($"api/escrow/{escrowId}/evidence/{evidenceId}/verify"),
            content: null,
            idempotencyKey,
            WireJson.Default.EvidenceFile,
            cancellationToken);

    /// <summary>Of a verified file.</summary>
    public Task<SignedRequest> SignDownloadAsync(
        string escrowId, string evidenceId, CancellationToken cancellationToken = default) => _api.GetAsync(
        QueryString.Path($"api/escrow/{escrowId}/evidence/{evidenceId}/download"),
        WireJson.Default.SignedRequest,
        cancellationToken);
}
