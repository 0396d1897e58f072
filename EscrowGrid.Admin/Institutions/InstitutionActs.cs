using EscrowGrid.Admin.Forms;
using EscrowGrid.Admin.Texts;
using EscrowGrid.Client.Institutions;
using EscrowGrid.Client.Policies;
using EscrowGrid.Client.Positions;

namespace EscrowGrid.Admin.Institutions;

/// <summary>What is done to institutions, their settings and policies.</summary>
internal static class InstitutionActs
{
    public static void MapInstitutionActs(this IEndpointRouteBuilder routes)
    {
        routes.MapAct("/do/institutions", CreateAsync);
        routes.MapAct("/do/institutions/{institution}/settings", PutSettingsAsync);
        routes.MapAct("/do/institutions/{institution}/second-person", PutSecondPersonAsync);
        routes.MapAct("/do/institutions/{institution}/policies/{region}", PutPolicyAsync);
    }

    private static async Task<Sent> CreateAsync(Submission it)
    {
        var verticals = it.Choices<Vertical>("verticals");
        var created = await it.Api.Institutions.CreateAsync(
            new NewInstitution(it.Needed("name"), it.Choices<Region>("regions"))
            {
                Verticals = verticals.Length > 0 ? verticals : null,
            },
            it.Once,
            it.Aborted);
        await it.Session.ChangeAsync(state => state.Institution = created.Id);
        return new Sent($"/institutions/{created.Id}", "institution.created");
    }

    private static async Task<Sent> PutSettingsAsync(Submission it)
    {
        await it.Api.Institutions.PutSettingsAsync(
            it.Route("institution"), new Enforcement(it.Flag("enabled")), it.Whole("version"), it.Once, it.Aborted);
        return it.Back("saved");
    }

    private static async Task<Sent> PutSecondPersonAsync(Submission it)
    {
        var institution = it.Route("institution");
        var amount = it.Number("amount");
        var now = await it.Api.Institutions.GetSettingsAsync(institution, it.Aborted);
        // What the form was shown with, and not what there is now: somebody else may have been quicker.
        var version = it.Whole("version") ?? throw new FieldException("version", "form.needed");
        await it.Api.Institutions.PutSettingsAsync(
            institution, now with { Escrows = new EscrowRules(amount), Version = version }, it.Once, it.Aborted);
        return it.Back("saved");
    }

    private static async Task<Sent> PutPolicyAsync(Submission it)
    {
        var region = Wire<Region>.Find(it.Route("region")) ?? throw new FieldException("region", "form.choice");
        var tenor = it.Whole("maxTenorDays");
        var limits = new PositionLimits(it.Number("minAmount"), it.Number("maxAmount"), Currencies(it))
        {
            MaxTenorDays = tenor is null or (>= 0 and <= int.MaxValue)
                ? (int?)tenor
                : throw new FieldException("maxTenorDays", "form.whole"),
            ApprovalAmount = it.Number("approvalAmount"),
            AllowedTransitions = it.Choices<PositionState>("allowed") is { Length: > 0 } allowed ? allowed : null,
            BlockedTransitions = it.Choices<PositionState>("blocked") is { Length: > 0 } blocked ? blocked : null,
        };
        var options = new PutOptions { IfVersion = it.Whole("version"), IdempotencyKey = it.Once };
        await it.Api.Policies.PutAsync(it.Route("institution"), region, limits, options, it.Aborted);
        return it.Back("policy.saved");
    }

    private static string[]? Currencies(Submission it) => it.Text("currencies")?.ToUpperInvariant()
        .Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
