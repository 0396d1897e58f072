using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Authentication;

/// <summary>
/// Who may use an endpoint, as far as that is known before the body is read (wire contract, section 2). Every endpoint
/// that is not anonymous has one; without it every call is refused. What depends on stored data is decided by the
/// handlers.
/// </summary>
internal sealed record AccessRule(Func<HttpContext, Caller, Problem?> FindRefusal)
{
    /// <summary>Any known caller.</summary>
    public static readonly AccessRule AnyCaller = new((_, _) => null);

    /// <summary>Root and admin keys.</summary>
    public static readonly AccessRule Writers =
        new((_, caller) => caller.MayWrite ? null : new Problem(Problems.WriteForbidden));

    public static readonly AccessRule Root =
        new((_, caller) => caller.IsRoot ? null : Problems.Forbidden.With("Only root can create institutions"));

    /// <summary>Any key of the institution in the path, and root.</summary>
    public static AccessRule ReadersOfInstitution(ProblemKind refusal) =>
        new((context, caller) => Reaches(context, caller) ? null : new Problem(refusal));

    /// <summary>Admin keys of the institution in the path, and root.</summary>
    public static AccessRule WritersOfInstitution(ProblemKind refusal) =>
        new((context, caller) => caller.MayWrite && Reaches(context, caller) ? null : new Problem(refusal));

    private static bool Reaches(HttpContext context, Caller caller) =>
        caller.Reaches(PrefixedId.Parse<InstitutionId>(context.Request.RouteValues["institutionId"] as string));
}
