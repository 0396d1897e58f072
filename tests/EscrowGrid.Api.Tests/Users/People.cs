using System.Net;

namespace EscrowGrid.Api.Tests.Users;

/// <summary>Users of tenants, as tests need them.</summary>
internal static class People
{
    public const string Password = "a staple for the horse";

    /// <summary>A party with an e-mail address of its own.</summary>
    public static async Task<SignedInUser> SignUpAsync(
        ApiUnderTest api, string institution, string? email = null, string? termsVersion = null)
    {
        using var nobody = api.ClientWith(key: null);
        return SignedInUser.From(
            (await nobody.PostAsync("/api/auth/sign-up", SignUpJson(institution, email, termsVersion)))
                .Expect(HttpStatusCode.Created));
    }

    public static string SignUpJson(string institution, string? email = null, string? termsVersion = null)
    {
        var terms = termsVersion is null ? "" : $$""","termsVersion":"{{termsVersion}}" """;
        return $$"""
            {"institutionId":"{{institution}}","email":"{{email ?? NewEmail()}}","password":"{{Password}}",
             "displayName":"A party"{{terms}}}
            """;
    }

    /// <summary>Somebody whom the tenant's admin key has invited.</summary>
    public static async Task<Answer> InviteAsync(ApiUnderTest api, Tenant tenant, string role = "PARTY") =>
        (await api.Root.PostAsync(
            "/api/users",
            $$"""
            {"institutionId":"{{tenant.Id}}","email":"{{NewEmail()}}","displayName":"Invited","role":"{{role}}"}
            """)).Expect(HttpStatusCode.Created);

    /// <summary>One with that role who has joined.</summary>
    public static async Task<SignedInUser> JoinAsync(ApiUnderTest api, Tenant tenant, string role)
    {
        var invitation = (await InviteAsync(api, tenant, role)).Json.GetProperty("invitation").GetString();
        using var nobody = api.ClientWith(key: null);
        return SignedInUser.From((await nobody.PostAsync(
            "/api/auth/accept-invitation", $$"""{"invitation":"{{invitation}}","password":"{{Password}}"}"""))
            .Expect(HttpStatusCode.Created));
    }

    public static async Task<Answer> SignInAsync(ApiUnderTest api, SignedInUser user, string password = Password)
    {
        using var nobody = api.ClientWith(key: null);
        return await nobody.PostAsync(
            "/api/auth/login",
            $$"""{"institutionId":"{{user.Institution}}","email":"{{user.Email}}","password":"{{password}}"}""");
    }

    public static async Task<Answer> RefreshAsync(ApiUnderTest api, string refreshToken)
    {
        using var nobody = api.ClientWith(key: null);
        return await nobody.PostAsync("/api/auth/refresh", $$"""{"refreshToken":"{{refreshToken}}"}""");
    }

    public static ApiClient ClientOf(ApiUnderTest api, SignedInUser user) =>
        ApiClient.OfUser(api.Address, user.AccessToken);

    public static string NewEmail() => $"user-{Guid.NewGuid():N}@trade.test";
}
