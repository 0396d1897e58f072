using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Access;

/// <summary>Which institution a new template, asset or position belongs to (wire contract, sections 2 and 5).</summary>
public static class InstitutionContext
{
    /// <param name="caller">A key creates in its own institution; root has to name one.</param>
    /// <param name="named">The request's <c>institutionId</c>; empty counts as absent.</param>
    /// <param name="things">What is being created, in the plural, for the refusal's text.</param>
    public static Result<InstitutionId> Resolve(Caller caller, string? named, string things)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Institution is not { } own)
        {
            return string.IsNullOrEmpty(named)
                ? Problems.InvalidInstitutionContext.With("Institution must be specified or derived from API key")
                : PrefixedId.Parse<InstitutionId>(named);
        }

        return string.IsNullOrEmpty(named) || PrefixedId.Parse<InstitutionId>(named) == own
            ? own
            : Problems.Forbidden.With($"Cannot create {things} for a different institution");
    }
}
