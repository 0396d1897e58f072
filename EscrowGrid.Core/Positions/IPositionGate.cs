using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Positions;

/// <summary>
/// Asked right before a position is opened or moved by a request. What it refuses is not stored at all, so the client
/// may simply repeat it.
/// </summary>
public interface IPositionGate
{
    /// <returns>Null when nothing is in the way.</returns>
    ValueTask<Problem?> FindObstacleAsync(AssetId asset, CancellationToken cancellationToken);
}
