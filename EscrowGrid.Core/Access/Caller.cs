using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Access;

/// <summary>
/// Who is calling: root, or a key or a user that is bound to one institution, or nobody that is known.
/// </summary>
public sealed record Caller
{
    private Caller(Role role, InstitutionId? institution, ApiKeyId? apiKey) =>
        (Role, Institution, ApiKey) = (role, institution, apiKey);

    public static Caller Root { get; } = new(Role.Root, institution: null, apiKey: null);

    /// <summary>Somebody without a usable key. Reaches nothing; only the audit trail knows it.</summary>
    public static Caller Anonymous { get; } = new(Role.Anonymous, institution: null, apiKey: null)
    {
        Scopes = Access.Scopes.None,
    };

    /// <summary>EscrowGrid itself, by a schedule. Reaches nothing by a request.</summary>
    public static Caller System { get; } = new(Role.System, institution: null, apiKey: null)
    {
        Scopes = Access.Scopes.None,
    };

    public Role Role { get; }

    /// <summary>Null for root.</summary>
    public InstitutionId? Institution { get; }

    /// <summary>Null for root and for users.</summary>
    public ApiKeyId? ApiKey { get; }

    /// <summary>
    /// The user, for a call with a session's token; null for keys. What keys may do a user may not, unless an endpoint
    /// says so: it has no scopes and does not write as a key does.
    /// </summary>
    public UserCaller? User { get; private init; }

    /// <summary>What the key was narrowed to; null when to nothing.</summary>
    public Scopes? Scopes { get; init; }

    /// <summary>
    /// From when on the key or session is refused, in UTC; null when it does not end. Whoever remembers a caller has
    /// to look.
    /// </summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public bool IsRoot => Role is Role.Root;

    public bool MayWrite => Role is Role.Root or Role.Admin;

    public static Caller OfKey(ApiKeyId key, InstitutionId institution, Role role) =>
        role is Role.Admin or Role.ReadOnly
            ? new Caller(role, institution, key)
            : throw new ArgumentOutOfRangeException(nameof(role), "No key has this role.");

    public static Caller OfUser(UserCaller user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new Caller(Role.User, user.Institution, apiKey: null) { User = user, Scopes = Access.Scopes.None };
    }

    /// <summary>Tenant isolation: root reaches every institution, a key or user only its own.</summary>
    public bool Reaches(InstitutionId institution) => IsRoot || Institution == institution;

    /// <summary>
    /// Whether the key was not narrowed to something else, and was given by name what only operators may.
    /// </summary>
    public bool Has(Scopes scopes) => IsRoot || ((Scopes ?? Access.Scopes.All) & scopes) == scopes;

    /// <summary>
    /// Whether a key with these scopes and this end would be able to do no more, and for no longer, than the caller:
    /// else a narrow key could give itself a wide one.
    /// </summary>
    public bool MayGrant(Scopes? scopes, DateTimeOffset? expiresAt) =>
        Has(scopes ?? Access.Scopes.All) && (ExpiresAt is null || expiresAt <= ExpiresAt);
}
