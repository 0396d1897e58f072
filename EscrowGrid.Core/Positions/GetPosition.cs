using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Positions;

public sealed class GetPosition(IPositionStore positions, TimeProvider time)
{
    public async Task<Result<GovernedPosition>> HandleAsync(
        PositionId id, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (await positions.FindAsync(id, cancellationToken) is not { } found)
            return Problems.PositionNotFound;
        return caller.Reaches(found.Position.Institution)
            ? found with { AsOf = time.NowInMilliseconds() }
            : Problems.PositionForbidden;
    }
}
