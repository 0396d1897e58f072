using EscrowGrid.Api.OpenApi;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.ApiKeys;

/// <summary>How the API describes keys.</summary>
internal static class ApiKeyOperations
{
    private const string Tag = "API keys";

    private const string ShownOnce =
        "The token, `apiKey`, is in this answer only: a repetition with the same Idempotency-Key is refused.";

    public static readonly Operation Create = new(Tag, "createApiKey", "Issues a key")
    {
        Description = ShownOnce + " A key can grant only what it may itself.",
        Body = fields => ApiKeyEndpoints.ReadCommand(fields, default),
        BodyExample = """{"label":"Back office","role":"admin","scopes":["positions:read","positions:write"]}""",
        Status = StatusCodes.Status201Created,
        Answer = typeof(ApiKeyResponse),
        Refusals =
        [
            Problems.KeyCreationForbidden, Problems.Forbidden, Problems.InstitutionNotFound, Problems.KeyLimitReached,
            Problems.ApiKeyShownOnce,
        ],
    };

    public static readonly Operation List = new(Tag, "listApiKeys", "Lists the keys that work, oldest first")
    {
        Description = "Revoked keys are left out; tokens are never shown.",
        Query = QueryParameter.Paging,
        Answer = typeof(ApiKeyResponse[]),
        Refusals = [Problems.KeyListForbidden, Problems.InstitutionNotFound],
    };

    public static readonly Operation Revoke = new(Tag, "revokeApiKey", "Revokes a key for good")
    {
        Description = "At once, on every instance. A key may revoke itself.",
        Answer = typeof(ApiKeyResponse),
        Refusals = [Problems.KeyRevocationForbidden, Problems.KeyNotFound],
    };

    public static readonly Operation Rotate = new(Tag, "rotateApiKey", "Puts a new key in the place of another")
    {
        Description = "The same label, role, scopes and expiry; the old token goes on working for "
            + "`expiresInSeconds`, or ends at once without it. " + ShownOnce,
        Body = fields => ApiKeyEndpoints.ReadGrace(fields),
        BodyExample = """{"expiresInSeconds":3600}""",
        IsBodyOptional = true,
        Status = StatusCodes.Status201Created,
        Answer = typeof(ApiKeyResponse),
        Refusals =
        [
            Problems.KeyRotationForbidden, Problems.Forbidden, Problems.KeyNotFound, Problems.KeyAlreadyRotated,
            Problems.ApiKeyShownOnce,
        ],
    };
}
