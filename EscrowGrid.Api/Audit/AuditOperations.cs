using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Audit;

/// <summary>How the API describes the audit trail.</summary>
internal static class AuditOperations
{
    public static readonly Operation List = new("Audit", "listAuditEvents", "Tells who did what, oldest first")
    {
        Description = "Admin keys and root.",
        Query =
        [
            QueryParameter.Text("institutionId", "Of this institution; for root."),
            QueryParameter.Text("action", "This action."),
            QueryParameter.Text("resourceId", "About this resource."),
            QueryParameter.Text("apiKeyId", "By this key."),
            QueryParameter.Text("requestId", "By the request of this X-Request-Id; quicker with a time."),
            new("from", "At this time or later.", Schemas.Time()),
            new("to", "Before this time.", Schemas.Time()),
            .. QueryParameter.Following,
        ],
        Answer = typeof(CursorResponse<AuditEventResponse>),
        Refusals = [Problems.AuditForbidden, Problems.ValidationFailed],
    };
}
