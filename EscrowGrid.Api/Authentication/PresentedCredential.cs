namespace EscrowGrid.Api.Authentication;

/// <summary>What a request presents: <c>X-API-KEY</c>, else a bearer token (wire contract, section 2).</summary>
/// <param name="Text">The key or token.</param>
/// <param name="IsAccessToken">Whether it is a user's; an API key is never taken for one, wherever it stands.</param>
internal readonly record struct PresentedCredential(string Text, bool IsAccessToken)
{
    private const string KeyHeader = "X-API-KEY";
    private const string BearerScheme = "Bearer ";

    /// <summary>Null when there is none.</summary>
    public static PresentedCredential? Read(IHeaderDictionary headers)
    {
        var key = headers[KeyHeader].ToString().Trim();
        if (key.Length > 0)
            return new PresentedCredential(key, IsAccessToken: false);
        var authorization = headers.Authorization.ToString();
        if (!authorization.StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var token = authorization[BearerScheme.Length..].Trim();
        return token.Length > 0 ? new PresentedCredential(token, AccessTokens.HasForm(token)) : null;
    }
}
