using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.ApiKeys;

/// <summary>Issues a key of an institution that exists.</summary>
public sealed class CreateApiKey(IApiKeyStore keys, TrailRecorder trails, IIdSource ids, TimeProvider time)
{
    private static readonly List<FieldError> PastExpiry = [new("expiresAt", "Expiry must be in the future")];

    internal static Problem GrantRefusal { get; } =
        Problems.Forbidden.With("A key can grant only what it may itself, and only for as long");

    public async Task<Result<Issued>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        if (!call.Caller.Reaches(command.Institution) || !call.Caller.MayWrite)
            return Problems.KeyCreationForbidden;
        if (!call.Caller.MayGrant(command.Scopes, command.ExpiresAt))
            return GrantRefusal;

        var token = ApiKeyToken.Create();
        var key = new ApiKey(
            ids.Create<ApiKeyId>(), command.Institution, command.Label, command.Role, time.NowInMilliseconds())
        {
            Scopes = command.Scopes,
            ExpiresAt = command.ExpiresAt,
        };
        if (key.ExpiresAt <= key.CreatedAt)
            return Problems.ValidationFailed.With(PastExpiry);
        var change = new Change(
            AuditAction.ApiKeyCreated, key.Institution, key.Id.ToString(), key.CreatedAt, Describe(key));
        var trail = trails.Record(change, call, key);
        return await keys.AddAsync(key, ApiKeyToken.Hash(token), trail, cancellationToken)
            ? new Issued(key, token)
            : Problems.KeyLimitReached.With($"An institution has at most {Limits.ApiKeysPerInstitution} working keys");
    }

    internal static JsonText Describe(ApiKey key) => JsonText.Write(key, static (json, it) =>
    {
        json.WriteString("institutionId", it.Institution.ToString());
        json.WriteString("label", it.Label);
        json.WriteString("role", Roles.NameOf(it.Role));
        if (ScopeNames.NamesOf(it.Scopes) is { } scopes)
        {
            json.WriteStartArray("scopes");
            foreach (var scope in scopes)
                json.WriteStringValue(scope);
            json.WriteEndArray();
        }

        if (it.ExpiresAt is { } expiresAt)
            json.WriteString("expiresAt", expiresAt.ToWireText());
    });

    /// <summary>A validated request.</summary>
    public sealed record Command(InstitutionId Institution, string Label, Role Role)
    {
        /// <summary>Null leaves it everything that its role allows.</summary>
        public Scopes? Scopes { get; init; }

        /// <summary>In the future, in UTC, whole milliseconds; null for a key that ends only by revocation.</summary>
        public DateTimeOffset? ExpiresAt { get; init; }
    }

    /// <summary>The new key and its token, which is shown this once.</summary>
    public sealed record Issued(ApiKey Key, string Token);
}
