using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Assets;

public sealed class GetAsset(IAssetStore assets)
{
    public async Task<Result<Asset>> HandleAsync(AssetId id, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (await assets.FindAsync(id, cancellationToken) is not { } asset)
            return Problems.AssetNotFound;
        return caller.Reaches(asset.Institution) ? asset : Problems.AssetForbidden;
    }
}
