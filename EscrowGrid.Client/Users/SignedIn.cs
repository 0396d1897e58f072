namespace EscrowGrid.Client.Users;

/// <summary>What a user has who is signed in. A class, so that no generated text form prints the tokens.</summary>
public sealed class SignedIn
{
    /// <summary>Send it as a bearer token.</summary>
    public required string AccessToken { get; init; }

    /// <summary>Seconds until the access token is refused.</summary>
    public required int ExpiresIn { get; init; }

    /// <summary>Gets the next two tokens, once.</summary>
    public required string RefreshToken { get; init; }

    public required string SessionId { get; init; }

    /// <summary>When the session ends, however often it is refreshed.</summary>
    public required DateTimeOffset SessionEndsAt { get; init; }

    public required User User { get; init; }
}
