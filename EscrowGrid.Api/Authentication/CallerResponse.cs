using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Authentication;

/// <summary>A caller on the wire. What does not concern its kind is absent.</summary>
/// <param name="Role">root, admin or read_only for keys, user for users.</param>
internal sealed record CallerResponse(string Role)
{
    /// <summary>Absent for root.</summary>
    public string? InstitutionId { get; init; }

    public string? ApiKeyId { get; init; }

    /// <summary>Absent for a key that nothing narrows, and for users.</summary>
    public string[]? Scopes { get; init; }

    public string? UserId { get; init; }

    public string? UserRole { get; init; }

    /// <summary>From when on the key or the access token is refused.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public static CallerResponse From(Caller caller) => new(Roles.NameOf(caller.Role))
    {
        InstitutionId = caller.Institution?.ToString(),
        ApiKeyId = caller.ApiKey?.ToString(),
        Scopes = caller.User is null ? ScopeNames.NamesOf(caller.Scopes) : null,
        UserId = caller.User?.Id.ToString(),
        UserRole = caller.User is { } user ? WireName<UserRole>.Of(user.Role) : null,
        ExpiresAt = caller.ExpiresAt,
    };
}
