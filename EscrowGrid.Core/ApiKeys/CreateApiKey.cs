using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.ApiKeys;

/// <summary>Issues a key of an institution that exists.</summary>
public sealed class CreateApiKey(IApiKeyStore keys, TrailRecorder trails, IIdSource ids, TimeProvider time)
{
    public async Task<Result<Issued>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        if (!call.Caller.Reaches(command.Institution) || !call.Caller.MayWrite)
            return Problems.KeyCreationForbidden;

        var token = ApiKeyToken.Create();
        var key = new ApiKey(
            ids.Create<ApiKeyId>(), command.Institution, command.Label, command.Role, time.NowInMilliseconds());
        var change = new Change(
            AuditAction.ApiKeyCreated, key.Institution, key.Id.ToString(), key.CreatedAt, Describe(key));
        await keys.AddAsync(key, ApiKeyToken.Hash(token), trails.Record(change, call, key), cancellationToken);
        return new Issued(key, token);
    }

    internal static JsonText Describe(ApiKey key) => JsonText.Write(key, static (json, it) =>
    {
        json.WriteString("institutionId", it.Institution.ToString());
        json.WriteString("label", it.Label);
        json.WriteString("role", Roles.NameOf(it.Role));
    });

    /// <summary>A validated request.</summary>
    public sealed record Command(InstitutionId Institution, string Label, Role Role);

    /// <summary>The new key and its token, which is shown this once.</summary>
    public sealed record Issued(ApiKey Key, string Token);
}
