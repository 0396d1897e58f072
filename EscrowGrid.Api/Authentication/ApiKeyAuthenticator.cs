using System.Net;
using System.Security.Cryptography;
using System.Text;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.ApiKeys;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.Api.Authentication;

/// <summary>Finds out who is calling, by <c>X-API-KEY</c> or a bearer token (wire contract, section 2).</summary>
internal sealed class ApiKeyAuthenticator(
    IApiKeyStore keys, ServiceSettings settings, AuthenticationRefusals refusals, TimeProvider time)
{
    private const string KeyHeader = "X-API-KEY";
    private const string BearerScheme = "Bearer ";

    // Comparing hashes makes the lengths equal too, so that not even the length of the root key can be timed.
    private readonly byte[]? _rootKeyHash = settings.RootApiKey is { Length: > 0 } key ? ApiKeyToken.Hash(key) : null;

    private readonly HashSet<IPAddress> _rootAddresses = [.. settings.RootApiKeyAllowedAddresses.Select(Normalize)];

    public async Task<Result<Caller>> AuthenticateAsync(HttpContext context)
    {
        if (ReadToken(context.Request.Headers) is not { } token)
            return Refuse(Problems.MissingApiKey);
        if (Encoding.UTF8.GetByteCount(token) > Limits.ApiKeyText)
            return Refuse(Problems.InvalidApiKey);

        var hash = ApiKeyToken.Hash(token);
        if (_rootKeyHash is not null && CryptographicOperations.FixedTimeEquals(hash, _rootKeyHash))
        {
            return IsRootAddress(context.Connection.RemoteIpAddress)
                ? Caller.Root
                : Refuse(Problems.RootKeyAddressNotAllowed, "Root API key cannot be used from this IP address");
        }

        return ApiKeyToken.HasForm(token)
            && await keys.FindCallerAsync(hash, context.RequestAborted) is { } caller
            && !(caller.ExpiresAt <= time.GetUtcNow())
                ? caller
                : Refuse(Problems.InvalidApiKey);

        Problem Refuse(ProblemKind kind, string? details = null) =>
            refusals.Report(new Problem(kind, details), context);
    }

    private static string? ReadToken(IHeaderDictionary headers)
    {
        var key = headers[KeyHeader].ToString().Trim();
        if (key.Length > 0)
            return key;
        var authorization = headers.Authorization.ToString();
        if (!authorization.StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var token = authorization[BearerScheme.Length..].Trim();
        return token.Length > 0 ? token : null;
    }

    private static IPAddress Normalize(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private bool IsRootAddress(IPAddress? address) =>
        _rootAddresses.Count == 0 || (address is not null && _rootAddresses.Contains(Normalize(address)));
}
