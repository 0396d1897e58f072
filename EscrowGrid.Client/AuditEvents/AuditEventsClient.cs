using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.AuditEvents;

/// <summary><c>/audit-events</c>; for admin keys and root.</summary>
public sealed class AuditEventsClient
{
    private readonly ApiConnection _api;

    internal AuditEventsClient(ApiConnection api) => _api = api;

    /// <summary>Who did what, oldest first.</summary>
    /// <param name="cursor">An earlier page's <see cref="CursorPage{T}.NextCursor"/>; null for the beginning.</param>
    /// <param name="filter">Which acts.</param>
    /// <param name="limit">1 to 1000.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<CursorPage<AuditEvent>> ListAsync(
        string? cursor = null,
        AuditFilter? filter = null,
        int limit = 100,
        CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            new QueryString("audit-events")
                .Add("institutionId", filter?.InstitutionId)
                .Add("action", filter?.Action)
                .Add("resourceId", filter?.ResourceId)
                .Add("apiKeyId", filter?.ApiKeyId)
                .Add("requestId", filter?.RequestId)
                .Add("from", filter?.From?.ToString("O"))
                .Add("to", filter?.To?.ToString("O"))
                .Add("cursor", cursor)
                .Add("limit", limit.ToString())
                .ToString(),
            WireJson.Default.CursorPageAuditEvent,
            cancellationToken);
}
