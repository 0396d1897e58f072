using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Users;

/// <summary><c>/api/auth</c>, for a user with an access token.</summary>
public sealed class OwnAccountClient
{
    private const string Sessions = "api/auth/sessions";

    private readonly ApiConnection _api;

    internal OwnAccountClient(ApiConnection api) => _api = api;

    /// <summary>What the key or session may do. For keys too, whatever their scopes.</summary>
    public Task<ApiCaller> GetCallerAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync("api/auth/caller", WireJson.Default.ApiCaller, cancellationToken);

    public Task<User> GetAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync("api/auth/me", WireJson.Default.User, cancellationToken);

    /// <summary>Ends the session of the access token, at once on every instance.</summary>
    public Task<UserSession> SignOutAsync(
        string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            "api/auth/logout", content: null, idempotencyKey, WireJson.Default.UserSession, cancellationToken);

    /// <summary>The live sessions, the latest first.</summary>
    public async Task<IReadOnlyList<UserSession>> ListSessionsAsync(CancellationToken cancellationToken = default) =>
        await _api.GetAsync(Sessions, WireJson.Default.UserSessionArray, cancellationToken);

    public Task<UserSession> EndSessionAsync(
        string sessionId, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _api.DeleteAsync(
            QueryString.Path($"api/auth/sessions/{sessionId}"),
            idempotencyKey,
            WireJson.Default.UserSession,
            cancellationToken);

    /// <summary>Ends all sessions, with the one of the access token.</summary>
    public Task<SessionsEnded> EndSessionsAsync(
        string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _api.DeleteAsync(Sessions, idempotencyKey, WireJson.Default.SessionsEnded, cancellationToken);

    /// <summary>Changes the password; all other sessions end. It is never repeated by itself.</summary>
    public Task<User> ChangePasswordAsync(
        string currentPassword, string newPassword, CancellationToken cancellationToken = default) =>
        _api.PostOnceAsync(
            "api/auth/password",
            ApiConnection.Body(
                new PasswordChange { CurrentPassword = currentPassword, NewPassword = newPassword },
                WireJson.Default.PasswordChange),
            WireJson.Default.User,
            cancellationToken);

    /// <summary>Accepts the terms of now.</summary>
    public Task<User> AcceptTermsAsync(
        string termsVersion, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            "api/auth/terms",
            ApiConnection.Body(new AcceptedTerms(termsVersion), WireJson.Default.AcceptedTerms),
            idempotencyKey,
            WireJson.Default.User,
            cancellationToken);
}
