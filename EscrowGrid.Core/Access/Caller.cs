using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Access;

/// <summary>Who is calling: root, or a key that is bound to one institution.</summary>
public sealed record Caller
{
    private Caller(Role role, InstitutionId? institution, ApiKeyId? apiKey) =>
        (Role, Institution, ApiKey) = (role, institution, apiKey);

    public static Caller Root { get; } = new(Role.Root, institution: null, apiKey: null);

    public Role Role { get; }

    /// <summary>Null for root.</summary>
    public InstitutionId? Institution { get; }

    /// <summary>Null for root.</summary>
    public ApiKeyId? ApiKey { get; }

    public bool IsRoot => Role is Role.Root;

    public bool MayWrite => Role is Role.Root or Role.Admin;

    public static Caller OfKey(ApiKeyId key, InstitutionId institution, Role role) =>
        role is Role.Root
            ? throw new ArgumentOutOfRangeException(nameof(role), "No key has the root role.")
            : new Caller(role, institution, key);

    /// <summary>Tenant isolation: root reaches every institution, a key only its own.</summary>
    public bool Reaches(InstitutionId institution) => IsRoot || Institution == institution;
}
