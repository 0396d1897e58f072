using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.ApiKeys;

/// <summary>Revokes a key, at once on every instance and for good. A key may revoke itself.</summary>
/// <remarks>
/// The reference peer answers a second revocation with 404 in memory and 200 on Postgres. The text of its 404 names
/// the case, so both stores answer 404 here.
/// </remarks>
public sealed class RevokeApiKey(IApiKeyStore keys, TrailRecorder trails, TimeProvider time)
{
    // The first version of a key is its creation, the second and last its revocation.
    private const long RevokedSequence = 2;

    public async Task<Result<ApiKey>> HandleAsync(
        InstitutionId institution, ApiKeyId id, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (!call.Caller.Reaches(institution) || !call.Caller.MayWrite)
            return Problems.KeyRevocationForbidden;
        var key = await keys.FindAsync(id, cancellationToken);
        if (key is not { RevokedAt: null } || key.Institution != institution)
            return Problems.KeyNotFound;

        var revoked = key with { RevokedAt = time.NowInMilliseconds() };
        var change = new Change(
            AuditAction.ApiKeyRevoked,
            institution,
            id.ToString(),
            revoked.RevokedAt.Value,
            CreateApiKey.Describe(revoked))
        {
            Sequence = RevokedSequence,
        };
        return await keys.RevokeAsync(revoked, trails.Record(change, call, revoked), cancellationToken)
            ? revoked
            : Problems.KeyNotFound;
    }
}
