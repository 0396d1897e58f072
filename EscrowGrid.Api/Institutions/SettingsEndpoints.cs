using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Institutions;

internal static class SettingsEndpoints
{
    private const string Settings = "/institutions/{institutionId}/settings";

    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        routes.MapRead(Settings, GetAsync)
            .Allow(AccessRule.ReadersOfInstitution(Problems.SettingsForbidden), Scopes.PoliciesRead)
            .Describe(SettingsOperations.Get);
        routes.MapPut(Settings, PutAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.WritersOfInstitution(Problems.SettingsChangeForbidden), Scopes.PoliciesWrite)
            .Describe(SettingsOperations.Put);
    }

    internal static PutSettings.Command ReadSettings(Fields fields, InstitutionId institution) =>
        new(institution, fields.Section("enforcement", enforcement => enforcement.Flag("enabled")))
        {
            Escrows = fields.OptionalSection(
                "escrows", escrows => new PutSettings.EscrowPart(escrows.OptionalAmount("approvalAmount"))),
        };

    private static async Task<IResult> GetAsync(HttpContext context, string institutionId, GetSettings handler)
    {
        var id = PrefixedId.Parse<InstitutionId>(institutionId);
        return Show(context, await handler.HandleAsync(id, context.Caller(), context.RequestAborted));
    }

    private static async Task<IResult> PutAsync(HttpContext context, string institutionId, PutSettings handler)
    {
        if (!context.IfMatch().TryGet(out var condition, out var problem))
            return problem.ToAnswer(context);
        var id = PrefixedId.Parse<InstitutionId>(institutionId);
        var body = await context.ReadBodyAsync(fields => ReadSettings(fields, id));
        if (!body.TryGet(out var read, out problem))
            return problem.ToAnswer(context);
        var command = read with { Condition = condition };
        return Show(context, await handler.HandleAsync(command, context.Call(), context.RequestAborted));
    }

    private static IResult Show(HttpContext context, Result<OwnedSettings> result)
    {
        if (!result.TryGet(out var owned, out var problem))
            return problem.ToAnswer(context);
        context.SetEntityTag(owned.Settings.Version);
        return TypedResults.Json(SettingsResponse.From(owned), ApiJson.Wire.SettingsResponse);
    }
}
