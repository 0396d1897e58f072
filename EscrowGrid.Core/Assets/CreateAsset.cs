using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Templates;

namespace EscrowGrid.Core.Assets;

public sealed class CreateAsset(IAssetStore assets, CreateAsset.Owners owners, TrailRecorder trails, IIdSource ids,
    TimeProvider time)
{
    public async Task<Result<Asset>> HandleAsync(Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        if (!call.Caller.MayWrite)
            return Problems.WriteForbidden;
        var context = InstitutionContext.Resolve(call.Caller, command.Institution, "assets");
        if (!context.TryGet(out var institution, out var problem))
            return problem;
        if (await owners.FindBreachAsync(institution, command.Template, cancellationToken) is { } breach)
            return Problems.AssetRefused.With(breach);

        var asset = new Asset(
            ids.Create<AssetId>(),
            institution,
            command.Template,
            command.Label,
            command.Metadata,
            time.NowInMilliseconds());
        var change = new Change(
            AuditAction.AssetCreated, institution, asset.Id.ToString(), asset.CreatedAt, Describe(asset));
        await assets.AddAsync(asset, trails.Record(change, call, asset), cancellationToken);
        return asset;
    }

    private static JsonText Describe(Asset asset) => JsonText.Write(asset, static (json, it) =>
    {
        json.WriteString("institutionId", it.Institution.ToString());
        json.WriteString("templateId", it.Template.ToString());
        json.WriteString("label", it.Label);
    });

    /// <summary>A validated request.</summary>
    public sealed record Command(string? Institution, TemplateId Template, string Label, JsonText Metadata);

    /// <summary>Whom a new asset belongs to: an institution, and one of its templates.</summary>
    public sealed class Owners(ITemplateStore templates, IInstitutionStore institutions)
    {
        internal async Task<string?> FindBreachAsync(
            InstitutionId institution, TemplateId id, CancellationToken cancellationToken)
        {
            if (await templates.FindAsync(id, cancellationToken) is { } template && template.Institution == institution)
                return null;
            return await institutions.FindAsync(institution, cancellationToken) is null
                ? "Institution not found"
                : "Asset template not found for institution";
        }
    }
}
