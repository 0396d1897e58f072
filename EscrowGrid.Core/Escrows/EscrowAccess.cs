using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// As what a caller stands to an escrow. Parties and the staff of its institution see it; to everybody else there is no
/// such escrow.
/// </summary>
public sealed class EscrowAccess(IEscrowStore escrows)
{
    public async Task<Result<SeenEscrow>> FindAsync(EscrowId id, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (await escrows.FindAsync(id, cancellationToken) is not { } escrow || !caller.Reaches(escrow.Institution))
            return Problems.EscrowNotFound;
        var actor = caller.User is { } user
            ? escrow.ActorOf(user.Id, IsStaff(user.Role))
            : new EscrowActor(ActorClass.Staff, User: null);
        return actor.Class is ActorClass.Other ? Problems.EscrowNotFound : new SeenEscrow(escrow, actor);
    }

    /// <summary>Whether a user acts for the marketplace where he is no party.</summary>
    public static bool IsStaff(UserRole role) => role is UserRole.Staff or UserRole.Admin;
}
