using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Core.Ledger.Accounts;

/// <summary>Whose accounts a request means, and whether its caller may see them.</summary>
public sealed class AccountAccess(IPositionStore positions)
{
    /// <param name="institution">Null for the caller's own; root has to name one, or a position.</param>
    /// <param name="position">Null for the accounts of all positions taken together.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    public async Task<Result<AccountScope>> FindAsync(
        InstitutionId? institution, PositionId? position, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (position is { } id)
        {
            if (await positions.FindOwnerAsync(id, cancellationToken) is not { } owner)
                return Problems.PositionNotFound;
            return caller.Reaches(owner) && (institution ?? owner) == owner
                ? new AccountScope(owner, LedgerSubject.Of(id))
                : Problems.LedgerForbidden;
        }

        if ((institution ?? caller.Institution) is not { } whose)
            return Problems.InvalidInstitutionContext.With("Institution must be specified or derived from API key");
        return caller.Reaches(whose) ? new AccountScope(whose, Subject: null) : Problems.InstitutionForbidden;
    }
}
