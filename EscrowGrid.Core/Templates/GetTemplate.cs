using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Templates;

public sealed class GetTemplate(ITemplateStore templates)
{
    public async Task<Result<AssetTemplate>> HandleAsync(
        TemplateId id, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (await templates.FindAsync(id, cancellationToken) is not { } template)
            return Problems.TemplateNotFound;
        return caller.Reaches(template.Institution) ? template : Problems.TemplateForbidden;
    }
}
