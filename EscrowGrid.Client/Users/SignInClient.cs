using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Users;

/// <summary>
/// <c>/api/auth</c>, for who is nobody yet. Send the access token that it answers as a bearer token:
/// <c>http.DefaultRequestHeaders.Authorization = new("Bearer", signedIn.AccessToken)</c>.
/// </summary>
public sealed class SignInClient
{
    private readonly ApiConnection _api;

    internal SignInClient(ApiConnection api) => _api = api;

    /// <summary>Makes an account and opens a session, where anybody may join.</summary>
    public Task<SignedIn> SignUpAsync(NewAccount account, CancellationToken cancellationToken = default) =>
        _api.PostOnceAsync(
            "api/auth/sign-up",
            ApiConnection.Body(account, WireJson.Default.NewAccount),
            WireJson.Default.SignedIn,
            cancellationToken);

    /// <summary>Chooses a password by an invitation and opens a session.</summary>
    public Task<SignedIn> AcceptInvitationAsync(
        Acceptance acceptance, CancellationToken cancellationToken = default) =>
        _api.PostOnceAsync(
            "api/auth/accept-invitation",
            ApiConnection.Body(acceptance, WireJson.Default.Acceptance),
            WireJson.Default.SignedIn,
            cancellationToken);

    /// <summary>Opens a session.</summary>
    public Task<SignedIn> SignInAsync(Credentials credentials, CancellationToken cancellationToken = default) =>
        _api.PostOnceAsync(
            "api/auth/login",
            ApiConnection.Body(credentials, WireJson.Default.Credentials),
            WireJson.Default.SignedIn,
            cancellationToken);

    /// <summary>
    /// Continues a session; the token is used up. It is never repeated by itself: a token that comes a second time ends
    /// the session. When the answer is lost, sign in again.
    /// </summary>
    public Task<SignedIn> RefreshAsync(string refreshToken, CancellationToken cancellationToken = default) =>
        _api.PostOnceAsync(
            "api/auth/refresh",
            ApiConnection.Body(new Refreshment { RefreshToken = refreshToken }, WireJson.Default.Refreshment),
            WireJson.Default.SignedIn,
            cancellationToken);
}
