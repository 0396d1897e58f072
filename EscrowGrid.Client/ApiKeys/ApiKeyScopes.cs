namespace EscrowGrid.Client.ApiKeys;

/// <summary>What a key can be narrowed to.</summary>
public static class ApiKeyScopes
{
    public const string InstitutionsRead = "institutions:read";
    public const string ApiKeysRead = "api-keys:read";
    public const string ApiKeysWrite = "api-keys:write";
    public const string PoliciesRead = "policies:read";
    public const string PoliciesWrite = "policies:write";
    public const string AssetTemplatesRead = "asset-templates:read";
    public const string AssetTemplatesWrite = "asset-templates:write";
    public const string AssetsRead = "assets:read";
    public const string AssetsWrite = "assets:write";
    public const string PositionsRead = "positions:read";
    public const string PositionsWrite = "positions:write";
    public const string LedgerRead = "ledger:read";
    public const string EventsRead = "events:read";
    public const string AuditRead = "audit:read";
    public const string ApprovalsRead = "approvals:read";
    public const string ApprovalsWrite = "approvals:write";
    public const string WebhooksRead = "webhooks:read";
    public const string WebhooksWrite = "webhooks:write";
    public const string OperationsRead = "operations:read";
    public const string OperationsWrite = "operations:write";

    public const string UsersRead = "users:read";
    public const string UsersWrite = "users:write";

    public const string EscrowsRead = "escrows:read";
    public const string EscrowsWrite = "escrows:write";
}
