using System.Text.Json;
using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.RateLimits;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.ApiKeys;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Idempotency;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.ApiKeys;

/// <summary>
/// The institution is looked up before the body is read, because the contract answers 404 before it validates.
/// </summary>
internal static class ApiKeyEndpoints
{
    private const string Keys = "/institutions/{institutionId}/api-keys";

    public static void MapApiKeys(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Keys, CreateAsync)
            .AcceptIdempotencyKey()
            .Limit(SensitiveOperation.KeyCreation)
            .WithMetadata(new ShownOnce(RefuseRepeat))
            .Allow(AccessRule.WritersOfInstitution(Problems.KeyCreationForbidden), Scopes.ApiKeysWrite)
            .Describe(ApiKeyOperations.Create);
        routes.MapRead(Keys, ListAsync)
            .Allow(AccessRule.WritersOfInstitution(Problems.KeyListForbidden), Scopes.ApiKeysRead)
            .Describe(ApiKeyOperations.List);
        routes.MapPost(Keys + "/{keyId}/revoke", RevokeAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.WritersOfInstitution(Problems.KeyRevocationForbidden), Scopes.ApiKeysWrite)
            .Describe(ApiKeyOperations.Revoke);
        routes.MapPost(Keys + "/{keyId}/rotate", RotateAsync)
            .AcceptIdempotencyKey()
            .WithMetadata(new ShownOnce(RefuseRepeat))
            .Allow(AccessRule.WritersOfInstitution(Problems.KeyRotationForbidden), Scopes.ApiKeysWrite)
            .Describe(ApiKeyOperations.Rotate);
    }

    private static async Task<IResult> CreateAsync(
        HttpContext context, string institutionId, GetInstitution institutions, CreateApiKey handler)
    {
        var id = PrefixedId.Parse<InstitutionId>(institutionId);
        var found = await institutions.HandleAsync(id, context.Caller(), context.RequestAborted);
        if (!found.TryGet(out _, out var problem))
            return problem.ToAnswer(context);
        var body = await context.ReadBodyAsync(fields => ReadCommand(fields, id));
        if (!body.TryGet(out var command, out problem))
            return problem.ToAnswer(context);
        var created = await handler.HandleAsync(command, context.Call(), context.RequestAborted);
        return ToAnswer(created, context);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, string institutionId, GetInstitution institutions, ListApiKeys handler)
    {
        var id = PrefixedId.Parse<InstitutionId>(institutionId);
        var found = await institutions.HandleAsync(id, context.Caller(), context.RequestAborted);
        if (!found.TryGet(out _, out var problem)
            || !context.Page(Limits.PageMaximum).TryGet(out var page, out problem))
        {
            return problem.ToAnswer(context);
        }

        var listed = await handler.HandleAsync(id, page, context.Caller(), context.RequestAborted);
        return listed.TryGet(out var slice, out problem)
            ? slice.ToAnswer(context, ApiKeyResponse.From, ApiJson.Wire.ApiKeyResponseArray)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> RevokeAsync(
        HttpContext context, string institutionId, string keyId, RevokeApiKey handler)
    {
        var revoked = await handler.HandleAsync(
            PrefixedId.Parse<InstitutionId>(institutionId),
            PrefixedId.Parse<ApiKeyId>(keyId),
            context.Call(),
            context.RequestAborted);
        return revoked.TryGet(out var key, out var problem)
            ? TypedResults.Json(ApiKeyResponse.From(key), ApiJson.Wire.ApiKeyResponse)
            : problem.ToAnswer(context);
    }

    /// <summary>A rotation without a body has no grace.</summary>
    private static async Task<IResult> RotateAsync(
        HttpContext context, string institutionId, string keyId, RotateApiKey handler)
    {
        var grace = 0L;
        if (context.HasBody())
        {
            var body = await context.ReadBodyAsync(ReadGrace);
            if (!body.TryGet(out var named, out var problem))
                return problem.ToAnswer(context);
            grace = named ?? 0;
        }

        var command = new RotateApiKey.Command(
            PrefixedId.Parse<InstitutionId>(institutionId),
            PrefixedId.Parse<ApiKeyId>(keyId),
            TimeSpan.FromSeconds(grace));
        return ToAnswer(await handler.HandleAsync(command, context.Call(), context.RequestAborted), context);
    }

    private static IResult ToAnswer(Result<CreateApiKey.Issued> result, HttpContext context) =>
        result.TryGet(out var issued, out var problem)
            ? TypedResults.Json(
                ApiKeyResponse.From(issued.Key, issued.Token),
                ApiJson.Wire.ApiKeyResponse,
                statusCode: StatusCodes.Status201Created)
            : problem.ToAnswer(context);

    private static Problem RefuseRepeat(Reply stored)
    {
        var id = JsonSerializer.Deserialize(stored.Body, ApiJson.Wire.ApiKeyResponse)?.Id;
        return Problems.ApiKeyShownOnce.With(
            $"API key {id} was created by an earlier request with this Idempotency-Key. Its token was in that answer "
            + "only: if it is lost, revoke the key and create another.");
    }

    internal static long? ReadGrace(Fields fields) =>
        fields.OptionalWhole("expiresInSeconds", "Grace", Limits.ApiKeyRotationGraceSeconds);

    internal static CreateApiKey.Command ReadCommand(Fields fields, InstitutionId institution)
    {
        var label = fields.Text("label", "Label");
        var role = fields.Option("role", Roles.OfKeys);
        return new CreateApiKey.Command(institution, label, Roles.TryParse(role, out var parsed) ? parsed : default)
        {
            Scopes = ScopeNames.Parse(
                fields.OptionalOptions("scopes", ScopeNames.All, "At least one scope is required")),
            ExpiresAt = fields.OptionalTime("expiresAt"),
        };
    }
}
