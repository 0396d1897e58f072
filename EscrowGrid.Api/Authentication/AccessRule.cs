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

    /// <summary>Any known caller, whatever its scopes: what the API says of itself is no tenant's data.</summary>
    public static readonly AccessRule Documentation = new((_, _) => null);

    /// <summary>Root and admin keys.</summary>
    public static readonly AccessRule Writers =
        new((_, caller) => caller.MayWrite ? null : new Problem(Problems.WriteForbidden));

    /// <summary>Root and admin keys, who alone may see who did what.</summary>
    public static readonly AccessRule Auditors =
        new((_, caller) => caller.MayWrite ? null : new Problem(Problems.AuditForbidden));

    /// <summary>
    /// The scope that a key must have, unless it was given none; <see cref="Scopes.None"/> where only root may call.
    /// </summary>
    public Scopes Scope { get; init; }

    /// <summary>Any user, by a session's token; no key.</summary>
    public static readonly AccessRule AnyUser = UsersOnly();

    /// <summary>
    /// The roles of users that may call too; none for an endpoint that is for keys alone.
    /// </summary>
    public IReadOnlyList<UserRole> UserRoles { get; private init; } = [];

    /// <summary>Whether a user may change something by it before accepting new terms.</summary>
    public bool IsForOldTermsToo { get; init; }

    /// <param name="refusal">What every key is told.</param>
    public static AccessRule RootOnly(Problem refusal) => new((_, caller) => caller.IsRoot ? null : refusal);

    /// <summary>Users with one of these roles, or any user without; no key. For what only a person can do.</summary>
    public static AccessRule UsersOnly(params UserRole[] roles) =>
        new AccessRule((_, _) => new Problem(Problems.UserRequired)).OrUsers(roles);

    /// <summary>Those that the rule names, and users with one of these roles, or any user without.</summary>
    public AccessRule OrUsers(params UserRole[] roles) =>
        this with { UserRoles = roles.Length > 0 ? roles : Enum.GetValues<UserRole>() };

    /// <summary>Any key of the institution in the path, and root.</summary>
    public static AccessRule ReadersOfInstitution(ProblemKind refusal) =>
        new((context, caller) => Reaches(context, caller) ? null : new Problem(refusal));

    /// <summary>Admin keys of the institution in the path, and root.</summary>
    public static AccessRule WritersOfInstitution(ProblemKind refusal) =>
        new((context, caller) => caller.MayWrite && Reaches(context, caller) ? null : new Problem(refusal));

    /// <summary>
    /// Why the caller may not use the endpoint, or null. The role speaks first: its texts are the contract's.
    /// </summary>
    public Problem? Refuse(HttpContext context, Caller caller) =>
        caller.User is { } user
            ? RefuseUser(user)
            : FindRefusal(context, caller)
                ?? (caller.Has(Scope) ? null : Problems.ScopeMissing.With($"{ScopeNames.NameOf(Scope)} is required"));

    // Deny by default: what says nothing of users is not for them.
    private Problem? RefuseUser(UserCaller user)
    {
        if (UserRoles.Count == 0)
            return new Problem(Problems.ApiKeyRequired);
        return UserRoles.Contains(user.Role)
            ? null
            : Problems.UserRoleRequired.With($"One of {string.Join(", ", UserRoles.Select(WireName<UserRole>.Of))}");
    }

    private static bool Reaches(HttpContext context, Caller caller) =>
        caller.Reaches(PrefixedId.Parse<InstitutionId>(context.Request.RouteValues["institutionId"] as string));
}
