using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.ApiKeys;

/// <summary>
/// Puts a new key in the place of another: same label, role, scopes and expiry, another id and token. The old one goes
/// on working for a time of grace, so that its users can be moved without a gap; with none it ends at once. A key may
/// rotate itself.
/// </summary>
public sealed class RotateApiKey(IApiKeyStore keys, TrailRecorder trails, IIdSource ids, TimeProvider time)
{
    public async Task<Result<CreateApiKey.Issued>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        if (!call.Caller.Reaches(command.Institution) || !call.Caller.MayWrite)
            return Problems.KeyRotationForbidden;
        var now = time.NowInMilliseconds();
        var found = await keys.FindAsync(command.Key, cancellationToken);
        if (found is not { } key || !key.WorksAt(now) || key.Institution != command.Institution)
            return Problems.KeyNotFound;
        if (!call.Caller.MayGrant(key.Scopes, key.ExpiresAt))
            return CreateApiKey.GrantRefusal;
        if (key.ReplacedBy is not null)
            return Problems.KeyAlreadyRotated;

        var token = ApiKeyToken.Create();
        var rotation = Replace(key, now, command.Grace);
        var change = new Change(
            AuditAction.ApiKeyRotated, key.Institution, rotation.New.Id.ToString(), now, Describe(rotation));
        var trail = trails.Record(change, call, rotation.New);
        return await keys.RotateAsync(rotation, ApiKeyToken.Hash(token), trail, cancellationToken)
            ? new CreateApiKey.Issued(rotation.New, token)
            : Problems.KeyAlreadyRotated;
    }

    private static JsonText Describe(ApiKeyRotation rotation) => JsonText.Write(rotation, static (json, it) =>
    {
        json.WriteString("institutionId", it.New.Institution.ToString());
        json.WriteString("label", it.New.Label);
        json.WriteString("role", Roles.NameOf(it.New.Role));
        json.WriteString("replaces", it.Old.Id.ToString());
        if ((it.Old.RevokedAt ?? it.Old.ExpiresAt) is { } end)
            json.WriteString("oldKeyEndsAt", end.ToWireText());
    });

    private ApiKeyRotation Replace(ApiKey key, DateTimeOffset now, TimeSpan grace)
    {
        var successor = key with { Id = ids.Create<ApiKeyId>(), CreatedAt = now, LastUsedAt = null };
        var end = now + grace;
        var replaced = key with { ReplacedBy = successor.Id };
        return new ApiKeyRotation(
            grace == TimeSpan.Zero
                ? replaced with { RevokedAt = now }
                : replaced with { ExpiresAt = key.ExpiresAt < end ? key.ExpiresAt : end },
            successor);
    }

    /// <summary>A validated request.</summary>
    /// <param name="Institution">Whose key.</param>
    /// <param name="Key">Which one.</param>
    /// <param name="Grace">
    /// How long the old one goes on working: 0 to <see cref="Limits.ApiKeyRotationGraceSeconds"/> seconds.
    /// </param>
    public sealed record Command(InstitutionId Institution, ApiKeyId Key, TimeSpan Grace);
}
