using System.Net.Http.Headers;
using EscrowGrid.Client;

namespace EscrowGrid.Admin.Sessions;

/// <summary>Makes clients of the API that speak for somebody.</summary>
internal sealed class ConsoleApi(IHttpClientFactory factory)
{
    public const string HttpName = "api";

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
        return new EscrowGridClient(http);
    }
}
