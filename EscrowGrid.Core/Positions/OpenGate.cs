using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Positions;

/// <summary>The gate of an installation where nothing can be in the way.</summary>
internal sealed class OpenGate : IPositionGate
{
    public ValueTask<Problem?> FindObstacleAsync(AssetId asset, CancellationToken cancellationToken) => default;
}
