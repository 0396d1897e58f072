using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Users;

/// <summary><c>/api/users</c>, for keys and the staff.</summary>
public sealed class UsersClient
{
    private readonly ApiConnection _api;

    internal UsersClient(ApiConnection api) => _api = api;

    /// <summary>Oldest first.</summary>
    public Task<Page<User>> ListAsync(
        PageRequest page, UserListFilter? filter = null, CancellationToken cancellationToken = default)
    {
        var query = new QueryString("api/users")
            .Add("institutionId", filter?.InstitutionId)
            .Add("role", Name(filter?.Role, WireJson.Default.UserRole))
            .Add("state", Name(filter?.State, WireJson.Default.UserState))
            .Add("email", filter?.Email)
            .Add(page);
        return _api.GetAsync(query.ToString(), WireJson.Default.PageUser, cancellationToken);
    }

    public Task<User> GetAsync(string userId, CancellationToken cancellationToken = default) =>
        _api.GetAsync(QueryString.Path($"api/users/{userId}"), WireJson.Default.User, cancellationToken);

    /// <summary>
    /// Invites somebody to join. The token is answered once: a repeat with the same <paramref name="idempotencyKey"/>
    /// is a conflict whose details name the user.
    /// </summary>
    public Task<InvitedUser> InviteAsync(
        NewUser user, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            "api/users",
            ApiConnection.Body(user, WireJson.Default.NewUser),
            idempotencyKey,
            WireJson.Default.InvitedUser,
            cancellationToken);

    /// <summary>
    /// Lets a user choose a password, again if it has one; as with a new user, the token is answered once.
    /// </summary>
    public Task<InvitedUser> RenewInvitationAsync(
        string userId, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            QueryString.Path($"api/users/{userId}/invitation"),
            content: null,
            idempotencyKey,
            WireJson.Default.InvitedUser,
            cancellationToken);

    public Task<User> PutRoleAsync(
        string userId,
        UserRole role,
        string reason,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        PutAsync(
            QueryString.Path($"api/users/{userId}/role"),
            ApiConnection.Body(new NewUserRole(role, reason), WireJson.Default.NewUserRole),
            idempotencyKey,
            cancellationToken);

    public Task<User> PutKycAsync(
        string userId,
        NewUserKyc kyc,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        PutAsync(
            QueryString.Path($"api/users/{userId}/kyc"),
            ApiConnection.Body(kyc, WireJson.Default.NewUserKyc),
            idempotencyKey,
            cancellationToken);

    /// <summary>Stops a user, which ends its sessions, or lets it go on.</summary>
    public Task<User> PutStateAsync(
        string userId,
        UserState state,
        string reason,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        PutAsync(
            QueryString.Path($"api/users/{userId}/state"),
            ApiConnection.Body(new NewUserState(state, reason), WireJson.Default.NewUserState),
            idempotencyKey,
            cancellationToken);

    /// <summary>Says where money is paid out to; a user may do it for itself.</summary>
    public Task<User> PutPayoutAsync(
        string userId,
        PayoutDestination destination,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        PutAsync(
            QueryString.Path($"api/users/{userId}/payout"),
            ApiConnection.Body(destination, WireJson.Default.PayoutDestination),
            idempotencyKey,
            cancellationToken);

    private static string? Name<TEnum>(TEnum? value, JsonTypeInfo<TEnum> type)
        where TEnum : struct, Enum =>
        value is { } named ? JsonSerializer.SerializeToElement(named, type).GetString() : null;

    private Task<User> PutAsync(
        string path, HttpContent content, string? idempotencyKey, CancellationToken cancellationToken) =>
        _api.PutAsync(
            path,
            content,
            new WriteConditions(idempotencyKey, IfMatch: null),
            WireJson.Default.User,
            cancellationToken);
}
