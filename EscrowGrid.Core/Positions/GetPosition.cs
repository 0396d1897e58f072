using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Positions;

public sealed class GetPosition(IPositionStore positions)
{
    public async Task<Result<Position>> HandleAsync(PositionId id, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (await positions.FindAsync(id, cancellationToken) is not { } position)
            return Problems.PositionNotFound;
        return caller.Reaches(position.Institution) ? position : Problems.PositionForbidden;
    }
}
