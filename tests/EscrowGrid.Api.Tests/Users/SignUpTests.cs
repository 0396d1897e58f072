using System.Net;

namespace EscrowGrid.Api.Tests.Users;

/// <summary>How people become users.</summary>
[Collection(StoresDefinition.Name)]
public sealed class SignUpTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task SignUp_WhereAnybodyMayJoin_MakesAPartyThatIsSignedIn(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();

        var user = await People.SignUpAsync(api, tenant.Id, " Buyer.One@Trade.TEST ");

        using var client = People.ClientOf(api, user);
        var me = (await client.GetAsync("/api/auth/me")).Expect(HttpStatusCode.OK);
        Assert.Equal(user.Id, me.Id);
        Assert.Equal("buyer.one@trade.test", me.Json.GetProperty("email").GetString());
        Assert.Equal("PARTY", me.Json.GetProperty("role").GetString());
        Assert.Equal("ACTIVE", me.State);
        Assert.Equal("TIER_0", me.Json.GetProperty("kycTier").GetString());
        Assert.False(me.Json.GetProperty("kycVerified").GetBoolean());
        Assert.DoesNotContain("password", me.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [EachStore]
    public async Task Email_TakenWithinTheInstitution_IsRefusedWhateverItsCase(Store store)
    {
        var api = stores[store];
        var (tenant, other) = (await api.CreateTenantAsync(), await api.CreateTenantAsync());
        using var nobody = api.ClientWith(key: null);
        await People.SignUpAsync(api, tenant.Id, "twice@trade.test");

        var again = await nobody.PostAsync("/api/auth/sign-up", People.SignUpJson(tenant.Id, "TWICE@trade.test"));
        await People.SignUpAsync(api, other.Id, "twice@trade.test");

        again.ExpectError(HttpStatusCode.Conflict, "E-mail is already used");
    }

    [Theory]
    [EachStore]
    public async Task Email_TakenByManyAtOnce_IsOneUser(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        using var nobody = api.ClientWith(key: null);
        var json = People.SignUpJson(tenant.Id, "race@trade.test");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => nobody.PostAsync("/api/auth/sign-up", json)));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
        Assert.All(
            answers.Where(answer => answer.Status is not HttpStatusCode.Created),
            answer => Assert.Equal(HttpStatusCode.Conflict, answer.Status));
        var listed = (await api.Root.GetAsync($"/api/users?institutionId={tenant.Id}")).Json;
        Assert.Equal(1, listed.GetProperty("pagination").GetProperty("total").GetInt32());
    }

    [Theory]
    [EachStore("short", "Password must have at least 12 characters")]
    [EachStore("12345678901", "Password must have at least 12 characters")]
    [EachStore("Password1234", "Password is too common")]
    [EachStore("p4ssw0rd-1234!", "Password is too common")]
    [EachStore("aaaaaaaaaaaaaaaa", "Password is too common")]
    [EachStore("abcabcabcabcabc", "Password is too common")]
    [EachStore("1234567890123", "Password is too common")]
    [EachStore("zyxwvutsrqponm", "Password is too common")]
    [EachStore("somebody.long@trade.test", "Password must not be the e-mail address")]
    [EachStore("Somebody.Long", "Password must not be the e-mail address")]
    public async Task Password_ThatIsTriedFirst_IsRefused(Store store, string password, string rule)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        using var nobody = api.ClientWith(key: null);

        var refused = await nobody.PostAsync(
            "/api/auth/sign-up",
            $$"""
            {"institutionId":"{{tenant.Id}}","email":"somebody.long@trade.test","password":"{{password}}",
             "displayName":"S"}
            """);

        refused.ExpectError(HttpStatusCode.BadRequest, "Validation failed");
        Assert.Equal(rule, refused.MessageOf("password"));
    }

    [Theory]
    [EachStore("no at sign")]
    [EachStore("a@b")]
    [EachStore("a@b..test")]
    [EachStore("a b@trade.test")]
    [EachStore("a@trade.test\\nx")]
    [EachStore("\u0430@trade.test")]
    public async Task Email_ThatIsNone_IsRefused(Store store, string email)
    {
        using var nobody = stores[store].ClientWith(key: null);

        var refused = await nobody.PostAsync("/api/auth/sign-up", People.SignUpJson("inst_x", email));

        refused.ExpectError(HttpStatusCode.BadRequest, "Validation failed");
        Assert.Equal("Invalid e-mail address", refused.MessageOf("email"));
    }

    [Theory]
    [EachStore("invite", HttpStatusCode.Created)]
    [EachStore("off", HttpStatusCode.Forbidden)]
    public async Task SignUp_WhereNotEverybodyMay_IsClosedToStrangers(
        Store store, string mode, HttpStatusCode toInvited)
    {
        await using var api = await stores.StartAnotherAsync(
            store, new Dictionary<string, string?> { ["SIGN_UP"] = mode });
        var tenant = await api.CreateTenantAsync();
        using var nobody = api.ClientWith(key: null);
        var invited = await People.InviteAsync(api, tenant, "STAFF");
        var invitation = invited.Json.GetProperty("invitation").GetString();

        var stranger = await nobody.PostAsync("/api/auth/sign-up", People.SignUpJson(tenant.Id));
        var joined = await nobody.PostAsync(
            "/api/auth/accept-invitation", $$"""{"invitation":"{{invitation}}","password":"{{People.Password}}"}""");

        stranger.ExpectError(HttpStatusCode.Forbidden, "Sign-up is closed");
        joined.Expect(toInvited);
    }

    [Theory]
    [EachStore]
    public async Task Invitation_UsedOrPastItsEnd_IsRefused(Store store)
    {
        var time = new MovableTime();
        await using var api = await stores.StartAnotherAsync(store, time: time);
        var tenant = await api.CreateTenantAsync();
        var user = await People.JoinAsync(api, tenant, "STAFF");
        var renewed = await api.Root.PostAsync($"/api/users/{user.Id}/invitation", "{}");
        var invitation = renewed.Expect(HttpStatusCode.Created).Json.GetProperty("invitation").GetString();
        using var nobody = api.ClientWith(key: null);
        using var before = People.ClientOf(api, user);

        // To choose the password anew ends what was opened by the old one.
        (await AcceptAsync("another horse, another staple")).Expect(HttpStatusCode.Created);
        (await before.GetAsync("/api/auth/me")).ExpectError(HttpStatusCode.Unauthorized, "Session has ended");
        (await AcceptAsync("a third horse, a third staple")).ExpectError(
            HttpStatusCode.BadRequest, "Invitation is unknown, used or past its end");
        (await People.SignInAsync(api, user)).Expect(HttpStatusCode.Unauthorized);
        (await People.SignInAsync(api, user, "another horse, another staple")).Expect(HttpStatusCode.OK);

        invitation = (await People.InviteAsync(api, tenant)).Json.GetProperty("invitation").GetString();
        time.Advance(TimeSpan.FromDays(3) + TimeSpan.FromSeconds(1));
        (await AcceptAsync(People.Password)).Expect(HttpStatusCode.BadRequest);

        Task<Answer> AcceptAsync(string password) => nobody.PostAsync(
            "/api/auth/accept-invitation", $$"""{"invitation":"{{invitation}}","password":"{{password}}"}""");
    }

    [Theory]
    [EachStore]
    public async Task Invitation_RepeatedWithItsKey_IsNotShownAgain(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        const string Json = """{"email":"once@trade.test","displayName":"Once"}""";

        var first = (await tenant.Admin.PostOnceAsync("/api/users", Json, "k")).Expect(HttpStatusCode.Created);
        var second = await tenant.Admin.PostOnceAsync("/api/users", Json, "k");

        second.ExpectError(HttpStatusCode.Conflict, "User was invited and the invitation cannot be shown again");
        Assert.Contains(first.Id, second.Details, StringComparison.Ordinal);
        Assert.DoesNotContain("inv_", second.Text, StringComparison.Ordinal);
    }
}
