using EscrowGrid.Core.Institutions;

namespace EscrowGrid.Core.Escrows.Approvals;

/// <summary>Which commands of the staff one person alone may not have carried out.</summary>
public sealed class SecondPerson(IInstitutionStore institutions)
{
    /// <returns>
    /// Whether a second person has to agree: to every forced transition, to payments by other means, and to what
    /// decides about held money from the institution's amount on. The amount that is held counts, because all of it
    /// goes somewhere.
    /// </returns>
    public async Task<bool> IsNeededAsync(
        SeenEscrow seen, EscrowCommand wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(seen);
        if (seen.Actor.Class is not ActorClass.Staff)
            return false;
        if (wanted is EscrowCommand.ForceTransition or EscrowCommand.SettleElsewhere)
            return true;
        if (wanted is not (EscrowCommand.Refund or EscrowCommand.Release or EscrowCommand.ResolveDispute))
            return false;
        var institution = await institutions.FindAsync(seen.Escrow.Institution, cancellationToken);
        return institution?.Settings.EscrowApprovalAmount is { } limit && seen.Escrow.Accounts.Held.Covers(limit);
    }
}
