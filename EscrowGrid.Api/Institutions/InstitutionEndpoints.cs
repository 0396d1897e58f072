using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.RateLimits;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Institutions;

internal static class InstitutionEndpoints
{
    public static void MapInstitutions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/institutions", CreateAsync)
            .AcceptIdempotencyKey()
            .Limit(SensitiveOperation.InstitutionCreation)
            .Allow(AccessRule.RootOnly(Problems.Forbidden.With("Only root can create institutions")))
            .Describe(InstitutionOperations.Create);
        routes.MapRead("/institutions", ListAsync)
            .Allow(AccessRule.AnyCaller, Scopes.InstitutionsRead)
            .Describe(InstitutionOperations.List);
        routes.MapRead("/institutions/{institutionId}", GetAsync)
            .Allow(AccessRule.ReadersOfInstitution(Problems.InstitutionForbidden), Scopes.InstitutionsRead)
            .Describe(InstitutionOperations.Get);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, CreateInstitution handler)
    {
        var body = await context.ReadBodyAsync(ReadCommand);
        if (!body.TryGet(out var command, out var problem))
            return problem.ToAnswer(context);
        var created = await handler.HandleAsync(command, context.Call(), context.RequestAborted);
        return created.TryGet(out var institution, out problem)
            ? TypedResults.Json(
                InstitutionResponse.From(institution),
                ApiJson.Wire.InstitutionResponse,
                statusCode: StatusCodes.Status201Created)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListInstitutions handler)
    {
        if (!context.Page(Limits.PageMaximum).TryGet(out var page, out var problem))
            return problem.ToAnswer(context);
        var listed = await handler.HandleAsync(page, context.Caller(), context.RequestAborted);
        return listed.TryGet(out var slice, out problem)
            ? slice.ToAnswer(context, InstitutionResponse.From, ApiJson.Wire.InstitutionResponseArray)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> GetAsync(HttpContext context, string institutionId, GetInstitution handler)
    {
        var id = PrefixedId.Parse<InstitutionId>(institutionId);
        var found = await handler.HandleAsync(id, context.Caller(), context.RequestAborted);
        return found.TryGet(out var institution, out var problem)
            ? TypedResults.Json(InstitutionResponse.From(institution), ApiJson.Wire.InstitutionResponse)
            : problem.ToAnswer(context);
    }

    internal static CreateInstitution.Command ReadCommand(Fields fields) => new(
        fields.Text("name", "Name"),
        fields.Options<Region>("regions", Limits.Regions, "At least one region is required", "Too many regions"),
        fields.OptionalOptions<Vertical>("verticals", Limits.Verticals, "Too many verticals")
            ?? [Vertical.Construction, Vertical.TradeFinance]);
}
