using System.Security.Cryptography;
using System.Text;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Users;
using EscrowGrid.ServiceDefaults.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EscrowGrid.Api.Authentication;

/// <summary>
/// Writes and reads the access tokens of users: JWT (RFC 7519) by HS256 and nothing else, of the type that RFC 9068 has
/// for them, so that no other token of ours or of anybody's can be taken for one.
/// </summary>
internal sealed partial class AccessTokens
{
    public const string Issuer = "escrowgrid";
    public const string Audience = "escrowgrid-api";

    private const string Type = "at+jwt";
    private const string JsonStart = "eyJ";
    private const int KeyIdBytes = 6;
    private const int RandomSecretBytes = 64;

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly IIdSource _ids;
    private readonly TimeProvider _time;
    private readonly SigningCredentials _signing;
    private readonly TokenValidationParameters _rules;

    public AccessTokens(ServiceSettings settings, IIdSource ids, TimeProvider time, ILogger<AccessTokens> logger)
    {
        (_ids, _time) = (ids, time);
        if (settings.People.JwtSecret is null)
            SecretIsRandom(logger, SettingNames.JwtSecret);
        var current = KeyOf(settings.People.JwtSecret ?? RandomSecret());
        _signing = new SigningCredentials(current, SecurityAlgorithms.HmacSha256);
        _rules = new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidTypes = [Type],
            ValidIssuer = Issuer,
            ValidAudience = Audience,
            IssuerSigningKeys = settings.People.PreviousJwtSecret is { } previous
                ? [current, KeyOf(previous)]
                : [current],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, to, _, _) => IsInTime(from, to),
        };
    }

    /// <summary>Whether a bearer token can only be one of these: an API key never looks so.</summary>
    public static bool HasForm(string token) =>
        token.StartsWith(JsonStart, StringComparison.Ordinal) && token.AsSpan().Count('.') == 2;

    public string Issue(User user, Session session)
    {
        var now = _time.GetUtcNow();
        var end = now + Limits.AccessTokenLifetime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = Type,
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (end < session.EndsAt ? end : session.EndsAt).UtcDateTime,
            SigningCredentials = _signing,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [JwtRegisteredClaimNames.Sub] = user.Id.ToString(),
                ["inst"] = user.Institution.ToString(),
                ["role"] = WireName<UserRole>.Of(user.Role),
                [JwtRegisteredClaimNames.Sid] = session.Id.ToString(),
                [JwtRegisteredClaimNames.Jti] = _ids.CreateRequestId(),
            },
        });
    }

    public async Task<Result<AccessClaims>> ReadAsync(string token)
    {
        if (token.Length > Limits.AccessTokenText)
            return Problems.TokenInvalid;
        var read = await _handler.ValidateTokenAsync(token, _rules);
        if (!read.IsValid)
            return IsExpired(read.Exception) ? Problems.TokenExpired : Problems.TokenInvalid;
        var claims = new AccessClaims(
            PrefixedId.Parse<UserId>(Text(read, JwtRegisteredClaimNames.Sub)),
            PrefixedId.Parse<InstitutionId>(Text(read, "inst")),
            PrefixedId.Parse<SessionId>(Text(read, JwtRegisteredClaimNames.Sid)));
        return claims;
    }

    private static string? Text(TokenValidationResult read, string claim) =>
        read.Claims.TryGetValue(claim, out var value) ? value as string : null;

    /// <summary>
    /// The name of the key tells those apart that are valid at the same time, and nothing of the key.
    /// </summary>
    private static SymmetricSecurityKey KeyOf(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        var name = SHA256.HashData([.. "escrowgrid key id\0"u8, .. bytes]).AsSpan(0, KeyIdBytes);
        return new SymmetricSecurityKey(bytes) { KeyId = Convert.ToHexStringLower(name) };
    }

    private static string RandomSecret() => RandomNumberGenerator.GetHexString(2 * RandomSecretBytes, lowercase: true);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Setting} is not set: access tokens are signed with a random secret, so no other process accepts "
            + "them and none outlives this one")]
    private static partial void SecretIsRandom(ILogger logger, string setting);

    private bool IsInTime(DateTime? from, DateTime? to) =>
        to is { } end && !IsPast(end) && !(from > _time.GetUtcNow().UtcDateTime + Limits.AccessTokenSkew);

    /// <summary>Whether it was a good token once.</summary>
    private bool IsExpired(Exception refusal) =>
        refusal is SecurityTokenInvalidLifetimeException { Expires: { } end } && IsPast(end);

    private bool IsPast(DateTime end) => end <= _time.GetUtcNow().UtcDateTime - Limits.AccessTokenSkew;
}
