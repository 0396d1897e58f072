using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Templates;

/// <summary>
/// Creates a template by the rules of its code. The institution's own regions and verticals bind it only when the
/// institution enforces them: clients of the reference depend on that (wire contract, section 8).
/// </summary>
public sealed class CreateTemplate(
    ITemplateStore templates, IInstitutionStore institutions, TrailRecorder trails, IIdSource ids, TimeProvider time)
{
    public async Task<Result<AssetTemplate>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        if (!call.Caller.MayWrite)
            return Problems.WriteForbidden;
        var context = InstitutionContext.Resolve(call.Caller, command.Institution, "templates");
        if (!context.TryGet(out var owner, out var problem))
            return problem;

        if (await institutions.FindAsync(owner, cancellationToken) is not { } institution)
            return Problems.TemplateRefused.With("Institution not found");
        if (TemplateRules.FindBreach(command.Code, command.Vertical, command.Region, command.Config) is { } breach)
            return Problems.TemplateRefused.With(breach);
        if (institution.Settings.IsEnforced && FindOutside(institution, command) is { } outside)
            return outside;

        var template = new AssetTemplate(
            ids.Create<TemplateId>(),
            owner,
            command.Code,
            command.Name,
            command.Vertical,
            command.Region,
            command.Config,
            time.NowInMilliseconds());
        var change = new Change(
            AuditAction.TemplateCreated, owner, template.Id.ToString(), template.CreatedAt, Describe(template));
        await templates.AddAsync(template, trails.Record(change, call, template), cancellationToken);
        return template;
    }

    private static Problem? FindOutside(Institution institution, Command command) => TemplateTerms.FindOutside(
        command.Region, command.Vertical, institution.Regions, institution.Verticals);

    private static JsonText Describe(AssetTemplate template) => JsonText.Write(template, static (json, it) =>
    {
        json.WriteString("institutionId", it.Institution.ToString());
        json.WriteString("code", WireName<TemplateCode>.Of(it.Code));
        json.WriteString("name", it.Name);
        json.WriteString("vertical", WireName<Vertical>.Of(it.Vertical));
        json.WriteString("region", WireName<Region>.Of(it.Region));
    });

    /// <summary>A validated request.</summary>
    /// <param name="Institution">As named in the request; a key may leave it out.</param>
    /// <param name="Code">The product.</param>
    /// <param name="Name">1 to 255 characters.</param>
    /// <param name="Vertical">The code's own one.</param>
    /// <param name="Region">Where it applies.</param>
    /// <param name="Config">By <see cref="TemplateRules"/>.</param>
    public sealed record Command(
        string? Institution, TemplateCode Code, string Name, Vertical Vertical, Region Region, JsonText Config);
}
