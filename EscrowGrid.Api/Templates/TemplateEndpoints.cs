using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Templates;

namespace EscrowGrid.Api.Templates;

internal static class TemplateEndpoints
{
    public static void MapTemplates(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/asset-templates", CreateAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.TemplatesWrite)
            .Describe(TemplateOperations.Create);
        routes.MapRead("/asset-templates", ListAsync)
            .Allow(AccessRule.AnyCaller, Scopes.TemplatesRead)
            .Describe(TemplateOperations.List);
        routes.MapRead("/asset-templates/{templateId}", GetAsync)
            .Allow(AccessRule.AnyCaller, Scopes.TemplatesRead)
            .Describe(TemplateOperations.Get);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, CreateTemplate handler)
    {
        var body = await context.ReadBodyAsync(ReadCommand);
        if (!body.TryGet(out var command, out var problem))
            return problem.ToAnswer(context);
        var created = await handler.HandleAsync(command, context.Call(), context.RequestAborted);
        return created.TryGet(out var template, out problem)
            ? TypedResults.Json(
                TemplateResponse.From(template),
                ApiJson.Wire.TemplateResponse,
                statusCode: StatusCodes.Status201Created)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListTemplates handler)
    {
        if (!context.PageOrCursor().TryGet(out var page, out var problem))
            return problem.ToAnswer(context);
        // Of templates, and only of them, the contract takes an empty institutionId for an absent one.
        var institution = string.IsNullOrEmpty(context.Request.Query["institutionId"])
            ? null
            : context.IdFilter<InstitutionId>("institutionId");
        var listed = await handler.HandleAsync(
            new TemplateFilter(institution), page, context.Caller(), context.RequestAborted);
        return listed.TryGet(out var listing, out problem)
            ? TypedResults.Json(listing.ToResponse(TemplateResponse.From), ApiJson.Wire.PageResponseTemplateResponse)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> GetAsync(HttpContext context, string templateId, GetTemplate handler)
    {
        var id = PrefixedId.Parse<TemplateId>(templateId);
        var found = await handler.HandleAsync(id, context.Caller(), context.RequestAborted);
        return found.TryGet(out var template, out var problem)
            ? TypedResults.Json(TemplateResponse.From(template), ApiJson.Wire.TemplateResponse)
            : problem.ToAnswer(context);
    }

    internal static CreateTemplate.Command ReadCommand(Fields fields) => new(
        fields.OptionalText("institutionId", "Institution ID"),
        fields.Option<TemplateCode>("code"),
        fields.Text("name", "Name"),
        fields.Option<Vertical>("vertical"),
        fields.Option<Region>("region"),
        fields.OptionalDocument("config") ?? JsonText.EmptyObject);
}
