using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// As what a caller stands to an escrow. Parties and the staff of its institution see it; to everybody else there is no
/// such escrow.
/// </summary>
public sealed class EscrowAccess(IEscrowStore escrows, EscrowFeatures features)
{
    public async Task<Result<SeenEscrow>> FindAsync(EscrowId id, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (await escrows.FindAsync(id, cancellationToken) is not { } escrow || !caller.Reaches(escrow.Institution))
            return Problems.EscrowNotFound;
        var seen = See(escrow, caller);
        return seen.Actor.Class is ActorClass.Other ? Problems.EscrowNotFound : seen;
    }

    /// <summary>As whom somebody looks at an escrow that he reaches. A key of the institution is its staff.</summary>
    public static SeenEscrow See(Escrow escrow, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(escrow);
        ArgumentNullException.ThrowIfNull(caller);
        return new SeenEscrow(escrow, caller.User is { } user
            ? escrow.ActorOf(user.Id, IsStaff(user.Role))
            : new EscrowActor(ActorClass.Staff, User: null));
    }

    /// <summary>What the installation has switched off.</summary>
    public Problem? FindRefusal(EscrowCommand wanted) =>
        wanted is EscrowCommand.AddMilestones && !features.HasMilestones
            ? Problems.FeatureDisabled.With("Escrows of several milestones")
            : null;

    /// <summary>Whether a user acts for the marketplace where he is no party.</summary>
    public static bool IsStaff(UserRole role) => role is UserRole.Staff or UserRole.Admin;
}
