using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Institutions;

public sealed class GetSettings(IInstitutionStore institutions)
{
    public async Task<Result<OwnedSettings>> HandleAsync(
        InstitutionId institution, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (!caller.Reaches(institution))
            return Problems.SettingsForbidden;
        return await institutions.FindAsync(institution, cancellationToken) is { } found
            ? new OwnedSettings(found.Id, found.Settings)
            : Problems.InstitutionNotFound;
    }
}
