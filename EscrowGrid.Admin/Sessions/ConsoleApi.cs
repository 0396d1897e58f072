using System.Net.Http.Headers;
using EscrowGrid.Client;

namespace EscrowGrid.Admin.Sessions;

/// <summary>
/// Makes clients of the API that speak for somebody, and say where he is: an API that trusts the console counts its
/// visitors by their own addresses.
/// </summary>
internal sealed class ConsoleApi(IHttpClientFactory factory, IHttpContextAccessor visitors)
{
    public const string HttpName = "api";

    private const string ForwardedFor = "X-Forwarded-For";

    public EscrowGridClient For(SessionState? state) =>
        state is null ? For(null, isUser: false) : For(state.Credential, state.Caller.UserId is not null);

    /// <param name="credential">An API key or an access token; null for what needs none.</param>
    /// <param name="isUser">Whether it is an access token.</param>
    public EscrowGridClient For(string? credential, bool isUser)
    {
        var http = factory.CreateClient(HttpName);
        if (credential is not null && isUser)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        else if (credential is not null)
            http.DefaultRequestHeaders.TryAddWithoutValidation(EscrowGridClient.ApiKeyHeader, credential);
        if (visitors.HttpContext?.Connection.RemoteIpAddress is { } address)
        {
            http.DefaultRequestHeaders.TryAddWithoutValidation(
                ForwardedFor, $"{(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)}");
        }

        return new EscrowGridClient(http);
    }
}
