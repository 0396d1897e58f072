using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.ApiKeys;

/// <summary>
/// What is known of a key. The token itself is not: only its hash is stored (wire contract, section 9).
/// </summary>
public sealed record ApiKey(
    ApiKeyId Id,
    InstitutionId Institution,
    string Label,
    Role Role,
    DateTimeOffset CreatedAt,
    DateTimeOffset? RevokedAt = null);
