using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Assets;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Assets;

internal static class AssetEndpoints
{
    public static void MapAssets(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/assets", CreateAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.AssetsWrite)
            .Describe(AssetOperations.Create);
        routes.MapRead("/assets", ListAsync)
            .Allow(AccessRule.AnyCaller, Scopes.AssetsRead)
            .Describe(AssetOperations.List);
        routes.MapRead("/assets/{assetId}", GetAsync)
            .Allow(AccessRule.AnyCaller, Scopes.AssetsRead)
            .Describe(AssetOperations.Get);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, CreateAsset handler)
    {
        var body = await context.ReadBodyAsync(ReadCommand);
        if (!body.TryGet(out var command, out var problem))
            return problem.ToAnswer(context);
        var created = await handler.HandleAsync(command, context.Call(), context.RequestAborted);
        return created.TryGet(out var asset, out problem)
            ? TypedResults.Json(
                AssetResponse.From(asset), ApiJson.Wire.AssetResponse, statusCode: StatusCodes.Status201Created)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListAssets handler)
    {
        if (!context.PageOrCursor().TryGet(out var page, out var problem))
            return problem.ToAnswer(context);
        var filter = new AssetFilter(
            context.IdFilter<InstitutionId>("institutionId"), context.IdFilter<TemplateId>("templateId"));
        var listed = await handler.HandleAsync(filter, page, context.Caller(), context.RequestAborted);
        return listed.TryGet(out var listing, out problem)
            ? TypedResults.Json(listing.ToResponse(AssetResponse.From), ApiJson.Wire.PageResponseAssetResponse)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> GetAsync(HttpContext context, string assetId, GetAsset handler)
    {
        var id = PrefixedId.Parse<AssetId>(assetId);
        var found = await handler.HandleAsync(id, context.Caller(), context.RequestAborted);
        return found.TryGet(out var asset, out var problem)
            ? TypedResults.Json(AssetResponse.From(asset), ApiJson.Wire.AssetResponse)
            : problem.ToAnswer(context);
    }

    internal static CreateAsset.Command ReadCommand(Fields fields) => new(
        fields.OptionalText("institutionId", "Institution ID"),
        PrefixedId.Parse<TemplateId>(fields.Text("templateId", "Template ID")),
        fields.Text("label", "Label"),
        fields.OptionalMetadata("metadata") ?? JsonText.EmptyObject);
}
