using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Templates;

/// <summary>The templates of the caller's institution; root may ask for one institution or for all.</summary>
public sealed class ListTemplates(ITemplateStore templates)
{
    public Task<Listing<AssetTemplate>> HandleAsync(
        InstitutionId? institution, Page page, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return templates.ListAsync(caller.Institution ?? institution, page, cancellationToken);
    }
}
