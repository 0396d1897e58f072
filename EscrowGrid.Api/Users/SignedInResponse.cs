namespace EscrowGrid.Api.Users;

/// <summary>What a user gets who has signed in (RFC 6749, 5.1, in our spelling).</summary>
/// <param name="AccessToken">A JWT; send it as a bearer token.</param>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
/// <param name="ExpiresIn">Seconds until the access token is refused.</param>
/// <param name="RefreshToken">Gets the next two tokens, once.</param>
/// <param name="SessionId">The session.</param>
/// <param name="SessionEndsAt">When the session ends, however often it is refreshed.</param>
/// <param name="User">Who has signed in.</param>
internal sealed record SignedInResponse(
    string AccessToken,
    string TokenType,
    int ExpiresIn,
    string RefreshToken,
    string SessionId,
    DateTimeOffset SessionEndsAt,
    UserResponse User);
