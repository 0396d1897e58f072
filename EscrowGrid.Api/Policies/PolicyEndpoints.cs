using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Policies;

namespace EscrowGrid.Api.Policies;

/// <summary>The order of refusals is the contract's: 403, 400 for the region, 404, then the body.</summary>
internal static class PolicyEndpoints
{
    private const string Policies = "/institutions/{institutionId}/policies";
    private static readonly int Targets = WireName<TransitionTarget>.All.Count;
    private const string PolicyOfRegion = Policies + "/{region}";

    public static void MapPolicies(this IEndpointRouteBuilder routes)
    {
        routes.MapRead(Policies, ListAsync)
            .Allow(AccessRule.ReadersOfInstitution(Problems.PoliciesForbidden), Scopes.PoliciesRead)
            .Describe(PolicyOperations.List);
        routes.MapRead(PolicyOfRegion, GetAsync)
            .Allow(AccessRule.ReadersOfInstitution(Problems.PoliciesForbidden), Scopes.PoliciesRead)
            .Describe(PolicyOperations.Get);
        routes.MapPut(PolicyOfRegion, PutAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.WritersOfInstitution(Problems.PolicyChangeForbidden), Scopes.PoliciesWrite)
            .Describe(PolicyOperations.Put);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, string institutionId, GetInstitution institutions, ListPolicies handler)
    {
        var id = PrefixedId.Parse<InstitutionId>(institutionId);
        var found = await institutions.HandleAsync(id, context.Caller(), context.RequestAborted);
        if (!found.TryGet(out _, out var problem))
            return problem.ToAnswer(context);
        var listed = await handler.HandleAsync(id, context.Caller(), context.RequestAborted);
        return listed.TryGet(out var policies, out problem)
            ? TypedResults.Json(Array.ConvertAll(policies, PolicyResponse.From), ApiJson.Wire.PolicyResponseArray)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> GetAsync(
        HttpContext context, string institutionId, string region, GetInstitution institutions, GetPolicy handler)
    {
        if (!WireName<Region>.TryParse(region, out var parsed))
            return new Problem(Problems.InvalidRegion).ToAnswer(context);
        var id = PrefixedId.Parse<InstitutionId>(institutionId);
        var owner = await institutions.HandleAsync(id, context.Caller(), context.RequestAborted);
        if (!owner.TryGet(out _, out var problem))
            return problem.ToAnswer(context);
        var found = await handler.HandleAsync(id, parsed, context.Caller(), context.RequestAborted);
        return Show(context, found);
    }

    private static async Task<IResult> PutAsync(
        HttpContext context, string institutionId, string region, GetInstitution institutions, PutPolicy handler)
    {
        if (!WireName<Region>.TryParse(region, out var parsed))
            return new Problem(Problems.InvalidRegion).ToAnswer(context);
        var id = PrefixedId.Parse<InstitutionId>(institutionId);
        var owner = await institutions.HandleAsync(id, context.Caller(), context.RequestAborted);
        if (!owner.TryGet(out _, out var problem))
            return problem.ToAnswer(context);
        if (!context.IfMatch().TryGet(out var condition, out problem))
            return problem.ToAnswer(context);
        var body = await context.ReadBodyAsync(ReadConfig);
        if (!body.TryGet(out var limits, out problem))
            return problem.ToAnswer(context);
        var command = new PutPolicy.Command(id, parsed, limits) { Condition = condition };
        var put = await handler.HandleAsync(command, context.Call(), context.RequestAborted);
        return Show(context, put);
    }

    private static IResult Show(HttpContext context, Result<Policy> result)
    {
        if (!result.TryGet(out var policy, out var problem))
            return problem.ToAnswer(context);
        context.SetEntityTag(policy.Version);
        return TypedResults.Json(PolicyResponse.From(policy), ApiJson.Wire.PolicyResponse);
    }

    internal static PositionLimits ReadConfig(Fields fields) => fields.Section("position", ReadLimits);

    private static PositionLimits ReadLimits(Fields fields)
    {
        var limits = new PositionLimits(
            fields.OptionalAmount("minAmount"),
            fields.OptionalAmount("maxAmount"),
            fields.OptionalCurrencies("allowedCurrencies"))
        {
            MaxTenorDays = ReadTenor(fields),
            ApprovalAmount = fields.OptionalAmount("approvalAmount"),
            AllowedTransitions = ReadTargets(fields, "allowedTransitions"),
            BlockedTransitions = ReadTargets(fields, "blockedTransitions"),
        };
        if (limits.MinAmount > limits.MaxAmount)
            fields.Refuse("minAmount must be less than or equal to maxAmount");
        return limits;
    }

    private static int? ReadTenor(Fields fields)
    {
        var days = fields.OptionalWhole("maxTenorDays", "Tenor", Limits.TenorDays);
        if (days == 0)
            fields.RefuseField("maxTenorDays", "Tenor must be at least 1");
        return (int?)days;
    }

    private static TransitionTarget[]? ReadTargets(Fields fields, string name) =>
        fields.OptionalOptions<TransitionTarget>(name, Targets, $"At most {Targets} items");
}
