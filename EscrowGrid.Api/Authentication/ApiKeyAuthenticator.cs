using System.Net;
using System.Security.Cryptography;
using System.Text;
using EscrowGrid.Api.RateLimits;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.ApiKeys;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.Api.Authentication;

/// <summary>Finds out who is calling by an API key (wire contract, section 2).</summary>
internal sealed class ApiKeyAuthenticator(
    IApiKeyStore keys,
    ServiceSettings settings,
    AuthenticationLimit limit,
    AuthenticationRefusals refusals,
    TimeProvider time)
{
    // Comparing hashes makes the lengths equal too, so that not even the length of the root key can be timed.
    private readonly byte[]? _rootKeyHash = settings.RootApiKey is { Length: > 0 } key ? ApiKeyToken.Hash(key) : null;

    private readonly HashSet<IPAddress> _rootAddresses = [.. settings.RootApiKeyAllowedAddresses.Select(Normalize)];

    /// <param name="context">The request.</param>
    /// <param name="token">What it presents; null for nothing.</param>
    public async Task<Result<Caller>> AuthenticateAsync(HttpContext context, string? token)
    {
        if (token is null)
            return Refuse(Problems.MissingApiKey, context);
        // What is too long is no key and not hashed whole, but counts like any other wrong one.
        var isTooLong = Encoding.UTF8.GetByteCount(token) > Limits.ApiKeyText;
        var hash = ApiKeyToken.Hash(isTooLong ? token[..Limits.ApiKeyText] : token);
        var address = context.Connection.RemoteIpAddress;
        if (limit.FindRefusal(address, hash) is { } details)
        {
            context.Response.Headers.RetryAfter = $"{details.RetryAfterSeconds}";
            return refusals.Report(Problems.AuthenticationLimited.With(details), context);
        }

        var found = isTooLong
            ? Refuse(Problems.InvalidApiKey, context)
            : await FindAsync(token, hash, context);
        if (found.TryGet(out _, out var problem))
            limit.NoteSuccess(hash);
        else if (problem.Kind == Problems.InvalidApiKey)
            await limit.NoteFailureAsync(address, hash);
        return found;
    }

    private async Task<Result<Caller>> FindAsync(string token, byte[] hash, HttpContext context)
    {
        if (_rootKeyHash is not null && CryptographicOperations.FixedTimeEquals(hash, _rootKeyHash))
        {
            return IsRootAddress(context.Connection.RemoteIpAddress)
                ? Caller.Root
                : Refuse(
                    Problems.RootKeyAddressNotAllowed, context, "Root API key cannot be used from this IP address");
        }

        return ApiKeyToken.HasForm(token)
            && await keys.FindCallerAsync(hash, context.RequestAborted) is { } caller
            && !(caller.ExpiresAt <= time.GetUtcNow())
                ? caller
                : Refuse(Problems.InvalidApiKey, context);
    }

    private static IPAddress Normalize(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private Problem Refuse(ProblemKind kind, HttpContext context, string? details = null) =>
        refusals.Report(new Problem(kind, details), context);

    private bool IsRootAddress(IPAddress? address) =>
        _rootAddresses.Count == 0 || (address is not null && _rootAddresses.Contains(Normalize(address)));
}
